package io.mingqu.kernel.reconciliation;

import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.time.FiscalPeriod;
import java.util.List;

/**
 * What a partner earned from one programme in a period 返利单, with how it came about and which lines earned it.
 *
 * @param unattributedMinor what no line earned: the opening volume's share, or a guaranteed minimum
 * @param settledMinor      what earlier statements of the same programme and period already paid
 * @param lines             in business order
 */
public record RebateStatement(
        StatementParty party, String programmeCode, int programmeVersion, FiscalPeriod period,
        Trace trace, long unattributedMinor, long settledMinor, List<RebateLine> lines) {
    public RebateStatement {
        lines = lines.stream().sorted(RebateLine.ORDER).toList();
        long sum = unattributedMinor;
        for (RebateLine line : lines) {
            sum = Math.addExact(sum, line.shareMinor());
        }
        if (!lines.isEmpty() && sum != trace.payoutMinor()) {
            throw new IllegalArgumentException("line shares sum to " + sum + ", payout is " + trace.payoutMinor());
        }
    }

    public long payoutMinor() {
        return trace.payoutMinor();
    }

    /** What this statement still pays (or takes back): payout as known now less what was settled before 差额结算. */
    public long dueMinor() {
        return Math.subtractExact(trace.payoutMinor(), settledMinor);
    }
}
