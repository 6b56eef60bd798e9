package io.mingqu.kernel.incentive;

import io.mingqu.kernel.time.FiscalPeriod;

/**
 * What a partner earned from a programme in a period 返利结果.
 *
 * @param partner   the partner's number
 * @param programme position of the programme in the settlement
 * @param counted   the sums it rests on
 */
public record Payout(int partner, int programme, FiscalPeriod period, Trace trace, Counted counted) {
    public long payoutMinor() {
        return trace.payoutMinor();
    }

    Payout with(Trace decided) {
        return new Payout(partner, programme, period, decided, counted);
    }
}
