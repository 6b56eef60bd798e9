package io.mingqu.kernel.orders;

/** What the three axes come to in one word, for lists. Derived, never stored as a truth of its own. */
public enum OrderSummary {
    WAITING_PAYMENT, WAITING_SHIPMENT, ON_HOLD, PARTLY_SHIPPED, SHIPPED, COMPLETED, AFTER_SALE, REFUNDED, CLOSED
}
