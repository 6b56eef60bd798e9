package io.mingqu.kernel.incentive;

/**
 * A payout split over the lines that earned it 逐行分摊, in no particular order; shares and {@link #unattributedMinor} sum to the
 * payout. Only valid during the call it is handed to.
 */
public interface LineShares {
    int size();

    long lineKey(int i);

    /** Position of the line, counted over all batches of the settlement in their order. */
    int row(int i);

    /** What the line brought to the paying base. */
    long base(int i);

    long shareMinor(int i);

    /** What no line earned: the share of the opening volume, or a minimum paid without a positive base. */
    long unattributedMinor();
}
