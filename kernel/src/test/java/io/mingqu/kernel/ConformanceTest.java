package io.mingqu.kernel;

import io.mingqu.kernel.testing.Conformance;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConformanceTest {
    @TestFactory
    Stream<DynamicTest> conformanceKit() {
        return Conformance.checks().stream().map(c -> DynamicTest.dynamicTest(c.sentence(), c.body()::run));
    }

}
