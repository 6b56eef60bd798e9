package io.mingqu.kernel.orders;

/** The goods axis of an order 履约状态. */
public enum FulfilmentStatus {
    NOT_SHIPPED,
    /** Paid, but the platform forbids shipping. */
    ON_HOLD, PARTLY_SHIPPED, SHIPPED, SIGNED, COMPLETED, CANCELLED;

    /** Whether goods left for the consumer. */
    public boolean hasLeft() {
        return this == SHIPPED || this == SIGNED || this == COMPLETED;
    }
}
