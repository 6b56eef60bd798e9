package io.mingqu.kernel.commission;

import io.mingqu.kernel.commission.CommissionPlan.OverCap;
import io.mingqu.kernel.commission.CommissionPlan.Party;
import io.mingqu.kernel.money.Allocation;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Commission of one order line, at every moment a function of what was paid, refunded and excluded so far. A reversal is the difference of two
 * such moments at the plan the sale was made under, so it carries the original rate and a full refund leaves exactly nothing.
 */
public final class Commission {
    private static final long PPM = 1_000_000;
    private static final long MILLI = 1_000;

    private Commission() {}

    /** Money of one order line so far, in minor units, and how many items × 1,000 the consumer keeps. */
    public record Basis(long paidMinor, long refundedMinor, long excludedMinor, long itemsMilli) {
        public Basis(long paidMinor, long refundedMinor, long excludedMinor) {
            this(paidMinor, refundedMinor, excludedMinor, 0);
        }

        public Basis {
            if (paidMinor < 0 || refundedMinor < 0 || excludedMinor < 0 || itemsMilli < 0) {
                throw new IllegalArgumentException("paid, refunded, excluded and items are not negative: " + paidMinor + ", " + refundedMinor + ", "
                        + excludedMinor + ", " + itemsMilli);
            }
        }

        /** paid − refunded − excluded, not below zero. */
        public long minor() {
            return Math.max(0, paidMinor - refundedMinor - excludedMinor);
        }
    }

    /** What a party has earned so far. */
    public record Earned(Party party, long amountMinor) {}

    /** States of a commission line. */
    public enum State {
        /** Paid, the goods have not left yet: an expectation, not in the books. */
        ESTIMATED,
        /** Sold out, the return window is open. */
        FROZEN,
        /** The window has ended: goes on the next statement. */
        CONFIRMED,
        /** On a statement that was released: owed. */
        PAYABLE,
        /** Given out. Reversals now go into the next statement as negative lines. */
        PAID
    }

    /** What each party has earned at {@code basis}; the sum is at most the cap. */
    public static List<Earned> earned(CommissionPlan plan, Basis basis) {
        long[] asked = new long[plan.parties().size()];
        long sum = 0;
        for (int i = 0; i < asked.length; i++) {
            Party party = plan.parties().get(i);
            asked[i] = Wide.mulDiv(basis.minor(), party.ratePpm(), PPM, Rounding.HALF_UP)
                    + Wide.mulDiv(basis.itemsMilli(), party.perItemMinor(), MILLI, Rounding.HALF_UP);
            sum = Math.addExact(sum, asked[i]);
        }
        long cap = Wide.mulDiv(basis.minor(), plan.capPpm(), PPM, Rounding.DOWN);
        long[] given = sum <= cap ? asked : plan.overCap() == OverCap.PROPORTIONAL ? Allocation.split(cap, asked) : inOrder(asked, cap);
        List<Earned> earned = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            earned.add(new Earned(plan.parties().get(i), given[i]));
        }
        return List.copyOf(earned);
    }

    private static long[] inOrder(long[] asked, long cap) {
        long[] given = new long[asked.length];
        long left = cap;
        for (int i = 0; i < asked.length; i++) {
            given[i] = Math.min(left, asked[i]);
            left -= given[i];
        }
        return given;
    }

    /** Where a line stands by the calendar; acceptance and payment move it on. */
    public static State stateAt(LocalDate paidOn, CommissionPlan plan, LocalDate today) {
        return today.isBefore(paidOn.plusDays(plan.holdDays())) ? State.FROZEN : State.CONFIRMED;
    }

    /**
     * A party's statement: what it carried over plus this period's lines.
     *
     * @param carriedMinor negative rest of earlier statements, ≤ 0
     * @param carryMinMinor most negative rest that is carried on, ≤ 0; what lies below it is waived and must be approved
     */
    public static Settled settle(long carriedMinor, long linesMinor, long carryMinMinor) {
        if (carriedMinor > 0 || carryMinMinor > 0) {
            throw new IllegalArgumentException("carried amounts are not positive: " + carriedMinor + ", " + carryMinMinor);
        }
        long balance = Math.addExact(carriedMinor, linesMinor);
        long payable = Math.max(0, balance);
        long carried = Math.max(carryMinMinor, Math.min(0, balance));
        return new Settled(payable, carried, Math.min(0, balance) - carried);
    }

    /** payable + carried + waived = carried before + lines. */
    public record Settled(long payableMinor, long carriedMinor, long waivedMinor) {}
}
