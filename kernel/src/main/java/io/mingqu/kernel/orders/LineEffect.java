package io.mingqu.kernel.orders;

/**
 * What a line amounts to economically: how much is ordered, how much went out to the consumer, and what came back, each as a running total.
 * A movement is the difference between two of these, so totals do not depend on how many messages led there.
 *
 * <p>Rule: a line counts as ordered when it is paid; as sold out when the goods left. A full refund takes the quantity back, a partial one only
 * money. Before shipping a refund reduces what was ordered; after shipping it is a return of what was sold out.
 */
public record LineEffect(long orderedMilli, long orderedMinor, long soldOutMilli, long soldOutMinor, long returnedMilli, long returnedMinor) {
    public static final LineEffect NONE = new LineEffect(0, 0, 0, 0, 0, 0);

    public static LineEffect of(OrderLine line) {
        if (line.axes().payment() != PaymentStatus.PAID) {
            return NONE;
        }
        boolean refunded = line.axes().afterSale() == AfterSaleStatus.REFUNDED || line.axes().afterSale() == AfterSaleStatus.PARTLY_REFUNDED;
        long backMinor = refunded ? Math.min(line.refundMinor(), line.paidMinor()) : 0;
        long backMilli = refunded && backMinor == line.paidMinor() ? line.quantityMilli() : 0;
        if (!line.axes().fulfilment().hasLeft()) {
            return new LineEffect(line.quantityMilli() - backMilli, line.paidMinor() - backMinor, 0, 0, 0, 0);
        }
        return new LineEffect(line.quantityMilli(), line.paidMinor(), line.quantityMilli(), line.paidMinor(), backMilli, backMinor);
    }

    /** What has to be added to {@code before} to come here. */
    public LineEffect minus(LineEffect before) {
        return new LineEffect(orderedMilli - before.orderedMilli, orderedMinor - before.orderedMinor, soldOutMilli - before.soldOutMilli,
                soldOutMinor - before.soldOutMinor, returnedMilli - before.returnedMilli, returnedMinor - before.returnedMinor);
    }
}
