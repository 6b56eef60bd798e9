package io.mingqu.kernel.incentive;

/**
 * Which period a line counts in.
 *
 * @param returns   whether a linked return counts where its sale did, or in the period it happened
 * @param graceDays days after the period's end within which a line may become known and still be on time
 * @param late      what holds for a line that became known later than that
 */
public record Timing(Returns returns, int graceDays, Late late) {
    public static final Timing DEFAULT = new Timing(Returns.ORIGINAL, 0, Late.REOPENS);

    /** Where a return counts 退货归属. Without a known original it counts in its own period. */
    public enum Returns { ORIGINAL, CURRENT }

    /** What a late line does. It is never dropped silently. */
    public enum Late {
        /** Counts in its own period; the difference to what was stated is a delta statement. */
        REOPENS,
        /** Counts in the period in which it became known. */
        MOVES,
        /** Does not count and is listed as refused. */
        REFUSED
    }
}
