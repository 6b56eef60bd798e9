package io.mingqu.kernel.profitability;

import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Partner return 经销商盈利: margin + incentives − money fronted − cost of the capital tied up, for the partner; and what the brand keeps of the
 * same business. Every figure is a step with its operands. Amounts in minor units, rates in ppm, one currency.
 */
public final class PartnerReturn {
    private static final int YEAR_DAYS = 365;

    private PartnerReturn() {}

    /**
     * @param purchasesMinor   net purchases of the period, less returns
     * @param sellOutMinor     net sales the partner reports; empty: the declared margin rate is used
     * @param costOfSalesMinor what the reported sales cost it
     * @param stockMinor       value of its stock at purchase prices, at the end
     * @param owedToBrandMinor what it owes the brand, on average: the brand's capital, not its own
     * @param frontedMinor     spent for the brand and not yet repaid, at the end
     */
    public record Facts(int days, long purchasesMinor, OptionalLong sellOutMinor, long costOfSalesMinor, long rebateMinor, long commissionMinor, long fundMinor,
            long otherIncentivesMinor, long frontedMinor, long stockMinor, long owedToBrandMinor) {
        public Facts {
            if (days <= 0) {
                throw new IllegalArgumentException("days " + days);
            }
        }

        public long incentivesMinor() {
            return rebateMinor + commissionMinor + fundMinor + otherIncentivesMinor;
        }
    }

    /**
     * @param marginPpm       a partner's margin on what it buys, where it does not report sales
     * @param capitalRatePpm  what capital costs a year
     * @param receivableDays  days the partner waits for its own customers' money
     * @param brandMarginPpm  the brand's margin on what it sells, before incentives
     * @param countCredit     whether what the partner owes the brand lessens its capital tied up
     */
    public record Rule(int marginPpm, int capitalRatePpm, int receivableDays, int brandMarginPpm, boolean countCredit) {
        public static final Rule DEFAULT = new Rule(150_000, 60_000, 30, 350_000, true);
    }

    /** Keys are stable: they name a line of the waterfall. */
    public record Step(String key, long amountMinor) {}

    /**
     * @param capitalMinor   average capital the partner has tied up
     * @param roiPpm         return ÷ capital, a year; empty without capital of its own
     * @param brandRoiPpm    what the brand keeps ÷ (incentives + fronting + receivables it finances), a year
     */
    public record Result(List<Step> steps, long returnMinor, long capitalMinor, OptionalInt roiPpm, List<Step> brandSteps, long brandReturnMinor,
            OptionalInt brandRoiPpm) {
        public Result {
            steps = List.copyOf(steps);
            brandSteps = List.copyOf(brandSteps);
        }
    }

    public static Result of(Facts facts, Rule rule) {
        long margin = facts.sellOutMinor().isPresent() ? facts.sellOutMinor().getAsLong() - facts.costOfSalesMinor()
                : Wide.mulDiv(facts.purchasesMinor(), rule.marginPpm(), 1_000_000, Rounding.HALF_UP);
        long sales = facts.sellOutMinor().orElse(facts.purchasesMinor() + margin);
        long receivables = Math.max(0, Wide.mulDiv(sales, rule.receivableDays(), facts.days(), Rounding.HALF_UP));
        long credit = rule.countCredit() ? Math.max(0, facts.owedToBrandMinor()) : 0;
        long capital = Math.max(0, facts.stockMinor() + receivables + Math.max(0, facts.frontedMinor()) - credit);
        long capitalCost = cost(capital, rule, facts.days());
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("margin", margin));
        steps.add(new Step("rebate", facts.rebateMinor()));
        steps.add(new Step("commission", facts.commissionMinor()));
        steps.add(new Step("fund", facts.fundMinor()));
        steps.add(new Step("other", facts.otherIncentivesMinor()));
        steps.add(new Step("fronted", -facts.frontedMinor()));
        steps.add(new Step("capital", -capitalCost));
        long total = steps.stream().mapToLong(Step::amountMinor).sum();

        long brandReceivable = Math.max(0, facts.owedToBrandMinor());
        List<Step> brand = List.of(new Step("brandMargin", Wide.mulDiv(facts.purchasesMinor(), rule.brandMarginPpm(), 1_000_000, Rounding.HALF_UP)),
                new Step("incentives", -facts.incentivesMinor()), new Step("brandCapital", -cost(brandReceivable, rule, facts.days())));
        long brandTotal = brand.stream().mapToLong(Step::amountMinor).sum();
        return new Result(steps, total, capital, yearly(total, capital, facts.days()), brand, brandTotal,
                yearly(brandTotal, Math.max(0, facts.incentivesMinor()) + brandReceivable, facts.days()));
    }

    private static long cost(long capital, Rule rule, int days) {
        return Wide.mulDiv(capital, Math.multiplyExact((long) rule.capitalRatePpm(), days), 1_000_000L * YEAR_DAYS, Rounding.HALF_UP);
    }

    private static OptionalInt yearly(long gained, long capital, int days) {
        if (capital <= 0) {
            return OptionalInt.empty();
        }
        long perPeriod = Wide.mulDiv(gained, 1_000_000, capital, Rounding.HALF_UP);
        long ppm = Wide.mulDiv(perPeriod, YEAR_DAYS, days, Rounding.HALF_UP);
        return OptionalInt.of((int) Math.clamp(ppm, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
}
