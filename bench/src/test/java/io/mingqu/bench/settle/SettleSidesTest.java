package io.mingqu.bench.settle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettleSidesTest {
    @ParameterizedTest
    @ValueSource(longs = {7, 8, 20261121})
    void kernelAndDuckDbAgreeToTheFenOnEveryLine(long seed) throws Exception {
        SettleData data = new SettleData(40_000, 60, 90, seed, 400);
        SideResult kernel = new KernelSide(data, 2).run();
        SideResult duckdb = new DuckDbSide(data, 2).run();
        assertThat(kernel.payouts()).isNotEmpty().isEqualTo(duckdb.payouts());
        assertThat(kernel.rerated()).isNotEqualTo(kernel.payouts()).isEqualTo(duckdb.rerated());
        assertThat(kernel.attributions()).isEqualTo(duckdb.attributions());
        assertThat(kernel.checksum()).isEqualTo(duckdb.checksum());
    }

    @Test
    void unknownOptionsAreRefusedWithWhatIsKnown() throws Exception {
        assertThat(SettleRun.main(new String[] {"--size", "1"})).isEqualTo(2);
    }
}
