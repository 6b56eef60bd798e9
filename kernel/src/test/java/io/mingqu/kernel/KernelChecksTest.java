package io.mingqu.kernel;

import io.mingqu.kernel.testing.Checks;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class KernelChecksTest {
    private static final int EFFORT = Integer.getInteger("mingqu.effort", 5);

    @TestFactory
    Stream<DynamicTest> everyCheckHolds() {
        System.out.println("KernelChecksTest seed " + Checks.SEED + ", effort " + EFFORT);
        return Checks.all(EFFORT).stream().map(c -> DynamicTest.dynamicTest(c.sentence(), c.body()::run));
    }
}
