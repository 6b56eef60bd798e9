package io.mingqu.kernel.reconciliation;

import io.mingqu.kernel.movement.MovementKind;
import java.util.Optional;

/**
 * The rows of an account statement 往来对账: opening + shipments − returns − receipts − offsets ± charges = closing. Figures under
 * a heading are shown positive in the usual case; {@link #balanceSign} says what they do to the balance.
 */
public enum AccountHeading {
    /** 期初余额. */
    OPENING(+1),
    /** 出库. */
    SHIPMENTS(+1),
    /** 退货: shown positive, reduces the balance. */
    RETURNS(-1),
    /** 回款. */
    RECEIPTS(-1),
    /** 冲抵. */
    OFFSETS(-1),
    /** 费用. */
    CHARGES(+1),
    /** 调整. */
    ADJUSTMENTS(+1);

    private final int balanceSign;

    AccountHeading(int balanceSign) {
        this.balanceSign = balanceSign;
    }

    public int balanceSign() {
        return balanceSign;
    }

    /** The heading a movement appears under; empty for kinds that do not touch the balance. */
    public static Optional<AccountHeading> of(MovementKind kind) {
        return switch (kind) {
            case OPENING -> Optional.of(OPENING);
            case SHIPPED -> Optional.of(SHIPMENTS);
            case RETURNED -> Optional.of(RETURNS);
            case PAID -> Optional.of(RECEIPTS);
            case OFFSET -> Optional.of(OFFSETS);
            case CHARGED -> Optional.of(CHARGES);
            case ADJUSTED -> Optional.of(ADJUSTMENTS);
            case ORDERED, INVOICED, RECEIVED, SOLD_OUT -> Optional.empty();
        };
    }

    /** The figure to show for a signed movement amount: a return of −5.00 is shown as 5.00. */
    public static long figure(MovementKind kind, long amountMinor) {
        return kind == MovementKind.RETURNED ? Math.negateExact(amountMinor) : amountMinor;
    }
}
