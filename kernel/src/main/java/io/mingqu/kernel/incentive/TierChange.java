package io.mingqu.kernel.incentive;

import java.time.LocalDate;

/** Another scale from a day on 台阶变更, also in the middle of a period. */
public record TierChange(LocalDate from, Scale scale) {
    /** How a period is settled that a tier date cuts. */
    public enum Cut {
        /** The base of the whole period decides under each scale; the lines of each stretch are paid by the scale of their day. */
        WHOLE_PERIOD,
        /** Each stretch is settled by itself, bounds as written. */
        BY_ITSELF,
        /** Each stretch by itself, its bounds and reference in proportion to its days. */
        PRO_RATA
    }
}
