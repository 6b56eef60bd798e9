package io.mingqu.kernel.profitability;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.kernel.profitability.PartnerReturn.Facts;
import io.mingqu.kernel.profitability.PartnerReturn.Rule;
import io.mingqu.kernel.profitability.PartnerReturn.Step;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartnerReturnTest {
    @Test
    void isMarginAndIncentivesLessWhatIsFrontedAndWhatCapitalCosts() {
        var result = PartnerReturn.of(new Facts(365, 10_000_000, OptionalLong.empty(), 0, 300_000, 50_000, 100_000, 20_000, 40_000, 1_200_000, 800_000),
                new Rule(150_000, 60_000, 30, 350_000, true));
        // margin 15 % of 10 m; receivables 11.5 m × 30 ÷ 365 = 945,205; capital 1.2 m + 945,205 + 40,000 − 800,000
        assertThat(result.capitalMinor()).isEqualTo(1_385_205);
        assertThat(result.steps()).containsExactly(new Step("margin", 1_500_000), new Step("rebate", 300_000), new Step("commission", 50_000),
                new Step("fund", 100_000), new Step("other", 20_000), new Step("fronted", -40_000), new Step("capital", -83_112));
        assertThat(result.returnMinor()).isEqualTo(1_846_888);
        assertThat(result.roiPpm()).hasValue(1_333_296);
        assertThat(result.brandReturnMinor()).isEqualTo(3_500_000 - 470_000 - 48_000);
    }

    @Test
    void usesReportedSalesWhereTheyAreKnown() {
        var result = PartnerReturn.of(new Facts(90, 1_000, OptionalLong.of(5_000), 4_100, 0, 0, 0, 0, 0, 0, 0), new Rule(150_000, 0, 0, 0, true));
        assertThat(result.returnMinor()).isEqualTo(900);
        assertThat(result.roiPpm()).as("no capital of its own, no ratio").isEmpty();
    }

    @Test
    void theStepsAlwaysSumToTheReturn() {
        long seed = 5;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            var facts = new Facts(1 + random.nextInt(400), random.nextLong(-1_000_000, 1_000_000_000), random.nextBoolean() ? OptionalLong.empty()
                    : OptionalLong.of(random.nextLong(1_000_000_000)), random.nextLong(900_000_000), random.nextLong(9_000_000), random.nextLong(9_000),
                    random.nextLong(9_000), random.nextLong(-9_000, 9_000), random.nextLong(90_000), random.nextLong(90_000_000), random.nextLong(90_000_000));
            var result = PartnerReturn.of(facts, Rule.DEFAULT);
            assertThat(result.steps().stream().mapToLong(Step::amountMinor).sum()).as("seed %d case %d", seed, i).isEqualTo(result.returnMinor());
            assertThat(result.capitalMinor()).as("seed %d case %d", seed, i).isNotNegative();
        }
    }
}
