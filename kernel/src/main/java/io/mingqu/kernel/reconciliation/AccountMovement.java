package io.mingqu.kernel.reconciliation;

import io.mingqu.kernel.movement.MovementKind;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A movement as an account statement sees it, named by business codes only.
 *
 * @param documentNo    number of the document in its source
 * @param lineKey       identity of the line within the document
 * @param productCode   empty for movements of money
 * @param quantityMilli signed, thousandths of the base unit
 * @param amountMinor   signed as movements are: a return is negative, a payment received positive; tax included
 */
public record AccountMovement(
        MovementKind kind, LocalDate date, String documentNo, String lineKey,
        String productCode, long quantityMilli, long amountMinor) {

    /** Business order: date, document, line; then everything else, so that it is total. */
    public static final Comparator<AccountMovement> ORDER = Comparator.comparing(AccountMovement::date)
            .thenComparing(AccountMovement::documentNo)
            .thenComparing(AccountMovement::lineKey)
            .thenComparing(AccountMovement::kind)
            .thenComparing(AccountMovement::productCode)
            .thenComparingLong(AccountMovement::quantityMilli)
            .thenComparingLong(AccountMovement::amountMinor);

    public long balanceEffectMinor() {
        return Math.multiplyExact(amountMinor, (long) kind.balanceSign());
    }
}
