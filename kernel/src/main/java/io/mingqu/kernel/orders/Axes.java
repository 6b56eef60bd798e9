package io.mingqu.kernel.orders;

/** Where an order or a line stands: three axes that move on their own, and what they come to in one word. */
public record Axes(PaymentStatus payment, FulfilmentStatus fulfilment, AfterSaleStatus afterSale) {

    public static final Axes FRESH = new Axes(PaymentStatus.UNPAID, FulfilmentStatus.NOT_SHIPPED, AfterSaleStatus.NONE);

    public Axes with(AfterSaleStatus status) {
        return new Axes(payment, fulfilment, status);
    }

    /** How far along this is: decides between two messages the source's clock does not separate. */
    public int progress() {
        return payment.ordinal() * 100 + fulfilment.ordinal() * 10 + afterSale.ordinal();
    }

    public OrderSummary summary() {
        if (payment == PaymentStatus.VOID) {
            return OrderSummary.CLOSED;
        }
        if (afterSale == AfterSaleStatus.REFUNDED) {
            return OrderSummary.REFUNDED;
        }
        if (afterSale == AfterSaleStatus.REQUESTED) {
            return OrderSummary.AFTER_SALE;
        }
        return switch (fulfilment) {
            case CANCELLED -> OrderSummary.CLOSED;
            case ON_HOLD -> OrderSummary.ON_HOLD;
            case PARTLY_SHIPPED -> OrderSummary.PARTLY_SHIPPED;
            case SHIPPED, SIGNED -> OrderSummary.SHIPPED;
            case COMPLETED -> OrderSummary.COMPLETED;
            case NOT_SHIPPED -> payment == PaymentStatus.PAID ? OrderSummary.WAITING_SHIPMENT : OrderSummary.WAITING_PAYMENT;
        };
    }
}
