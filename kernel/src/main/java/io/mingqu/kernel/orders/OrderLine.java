package io.mingqu.kernel.orders;

/**
 * What a source says of one line of an order. Quantity in the source's own unit × 1,000; amounts in minor units: due after discounts, really
 * paid, refunded so far.
 */
public record OrderLine(String lineId, Version version, Axes axes, String productCode, String title, long quantityMilli, long dueMinor, long paidMinor,
        long refundMinor) {

    /** A line whose version is made from what it says. */
    public static OrderLine saying(String lineId, long updatedAtEpochMilli, Axes axes, String productCode, String title, long quantityMilli, long dueMinor,
            long paidMinor, long refundMinor) {
        long digest = Digest.of(lineId, axes, productCode, title, quantityMilli, dueMinor, paidMinor, refundMinor);
        return new OrderLine(lineId, new Version(updatedAtEpochMilli, axes.progress(), digest), axes, productCode, title, quantityMilli, dueMinor, paidMinor,
                refundMinor);
    }
}
