package io.mingqu.kernel.movement;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a movement 业务发生 of goods or money is. Quantities and amounts of a movement are signed as they affect its measure:
 * a return is negative, a payment received is positive. Numbers are stable: they are stored and part of canonical bytes.
 */
public enum MovementKind {
    /** 订单: ordered; a cancelled order line is a negative one. */
    ORDERED(1, 0),
    /** 出库: goods left for the partner. Partner owes more. */
    SHIPPED(2, +1),
    /** 退货: goods came back; quantity and amount are negative. Partner owes less. */
    RETURNED(3, +1),
    /** 开票: invoiced; a red-letter invoice is negative. */
    INVOICED(4, 0),
    /** 签收: received by the partner. */
    RECEIVED(5, 0),
    /** 回款: money came in (positive). Partner owes less. */
    PAID(6, -1),
    /** 费用: charged to the partner (positive: partner owes more). */
    CHARGED(7, +1),
    /** 冲抵: set off against what the partner owes (positive: partner owes less). */
    OFFSET(8, -1),
    /** 调整: adjusted by agreement (positive: partner owes more). */
    ADJUSTED(9, +1),
    /** 终端销售: sold out by the partner to its customers. */
    SOLD_OUT(10, 0),
    /** 期初: what the partner owed when we started. */
    OPENING(11, +1);

    private static final MovementKind[] BY_NUMBER = new MovementKind[12];

    static {
        for (MovementKind kind : values()) {
            BY_NUMBER[kind.number] = kind;
        }
    }

    private final int number;
    private final int balanceSign;

    MovementKind(int number, int balanceSign) {
        this.number = number;
        this.balanceSign = balanceSign;
    }

    /** The stored number. */
    public int number() {
        return number;
    }

    /** What the signed gross amount does to the partner's balance: +1 owes more, −1 owes less, 0 nothing. */
    public int balanceSign() {
        return balanceSign;
    }

    public boolean affectsBalance() {
        return balanceSign != 0;
    }

    public static MovementKind ofNumber(int number) {
        if (number < 1 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("unknown movement kind number " + number);
        }
        return BY_NUMBER[number];
    }

    /** The kinds an account statement is made of. */
    public static Set<MovementKind> affectingBalance() {
        Set<MovementKind> kinds = EnumSet.noneOf(MovementKind.class);
        for (MovementKind kind : values()) {
            if (kind.affectsBalance()) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
