package io.mingqu.kernel.incentive;

/**
 * What a programme looks at.
 *
 * @param measure           the movements the payout rests on
 * @param qualifying        what decides the tier, in minor units or thousandths of a base unit
 * @param paying            what the rate is applied to; differs where a dealer qualifies by quantity and is paid on amount
 * @param qualifyingMeasure the movements that decide the tier; differs where a dealer qualifies on sell-out and is paid on sell-in
 */
public record Base(Measure measure, Valuation qualifying, Valuation paying, Measure qualifyingMeasure) {
    public Base(Measure measure, Valuation qualifying, Valuation paying) {
        this(measure, qualifying, paying, measure);
    }

    public static Base of(Measure measure, Valuation valuation) {
        return new Base(measure, valuation, valuation);
    }

    /** Whether the same number qualifies and pays. */
    public boolean oneBase() {
        return qualifying == paying && oneMeasure();
    }

    public boolean oneMeasure() {
        return measure == qualifyingMeasure;
    }
}
