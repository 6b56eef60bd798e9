package io.mingqu.kernel.incentive;

import io.mingqu.kernel.movement.MovementKind;
import java.util.EnumSet;
import java.util.Set;

/** Which movements a programme counts 返利口径: orders, shipments, receipts by the partner, invoices, payments received, sell-out. */
public enum Measure {
    /** 订单, less cancelled order lines. */
    ORDERED(true, MovementKind.ORDERED),
    /** 出库, less returns. */
    SHIPPED(true, MovementKind.SHIPPED, MovementKind.RETURNED),
    /** 签收, less returns. */
    RECEIVED(true, MovementKind.RECEIVED, MovementKind.RETURNED),
    /** 开票, less red-letter invoices. */
    INVOICED(true, MovementKind.INVOICED),
    /** 回款. Payments name no product, so product scope does not apply. */
    PAID(false, MovementKind.PAID),
    /** 终端销售. */
    SOLD_OUT(true, MovementKind.SOLD_OUT);

    private final boolean ofGoods;
    private final Set<MovementKind> kinds;

    Measure(boolean ofGoods, MovementKind first, MovementKind... rest) {
        this.ofGoods = ofGoods;
        this.kinds = EnumSet.of(first, rest);
    }

    public boolean counts(MovementKind kind) {
        return kinds.contains(kind);
    }

    public Set<MovementKind> kinds() {
        return Set.copyOf(kinds);
    }

    public boolean ofGoods() {
        return ofGoods;
    }
}
