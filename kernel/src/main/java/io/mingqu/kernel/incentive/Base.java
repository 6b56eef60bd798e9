package io.mingqu.kernel.incentive;

/**
 * What a programme looks at.
 *
 * @param measure    the movements counted
 * @param qualifying what decides the tier, in minor units or thousandths of a base unit
 * @param paying     what the rate is applied to; differs where a dealer qualifies by quantity and is paid on amount
 */
public record Base(Measure measure, Valuation qualifying, Valuation paying) {
    public static Base of(Measure measure, Valuation valuation) {
        return new Base(measure, valuation, valuation);
    }

    public boolean oneBase() {
        return qualifying == paying;
    }
}
