package io.mingqu.kernel.incentive;

import java.util.List;

/**
 * @param payouts one per partner, programme and period with a counted line or an opening, in that order
 * @param refused lines known too late, by partner, programme and line key
 */
public record SettlementResult(List<Payout> payouts, List<RefusedLine> refused) {
    public SettlementResult {
        payouts = List.copyOf(payouts);
        refused = List.copyOf(refused);
    }
}
