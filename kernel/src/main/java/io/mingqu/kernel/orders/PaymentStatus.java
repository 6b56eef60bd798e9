package io.mingqu.kernel.orders;

/** The money axis of an order 付款状态. */
public enum PaymentStatus {
    UNPAID, PARTLY_PAID, PAID,
    /** Closed before anything was paid: must never be shipped. */
    VOID
}
