package io.mingqu.kernel.orders;

/** The refund axis of an order 售后状态. */
public enum AfterSaleStatus {
    NONE, REQUESTED,
    /** Refused by the seller or taken back by the buyer. */
    CLOSED, PARTLY_REFUNDED, REFUNDED
}
