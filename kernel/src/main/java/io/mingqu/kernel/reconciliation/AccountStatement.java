package io.mingqu.kernel.reconciliation;

import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.time.FiscalPeriod;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a partner owes one legal entity of the brand over a period 往来对账单: opening + shipments − returns − receipts − offsets ±
 * charges = closing.
 *
 * @param figures      one per heading, zero included
 * @param closingMinor positive: the partner owes
 * @param lines        the movements of the period in business order, without opening
 */
public record AccountStatement(
        StatementParty party, FiscalPeriod period,
        Map<AccountHeading, Long> figures, long closingMinor, List<AccountMovement> lines) {
    public AccountStatement {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
        lines = List.copyOf(lines);
    }

    /**
     * Draws up the statement from all movements known at the cut, in any order: those before the period (and opening balances up
     * to and within it) make the opening, those in the period the headings, later ones nothing.
     */
    public static AccountStatement of(StatementParty party, FiscalPeriod period, List<AccountMovement> movements) {
        long openingMinor = 0;
        for (AccountMovement each : movements) {
            if (each.date().isBefore(period.first())) {
                openingMinor = Math.addExact(openingMinor, each.balanceEffectMinor());
            }
        }
        return of(party, period, openingMinor, movements);
    }

    /** The same with the opening balance given; movements outside the period are left out. */
    public static AccountStatement of(
            StatementParty party, FiscalPeriod period, long openingMinor, List<AccountMovement> movements) {
        Map<AccountHeading, Long> figures = new EnumMap<>(AccountHeading.class);
        for (AccountHeading heading : AccountHeading.values()) {
            figures.put(heading, 0L);
        }
        figures.put(AccountHeading.OPENING, openingMinor);
        List<AccountMovement> lines = movements.stream()
                .filter(m -> m.kind().affectsBalance() && period.contains(m.date()))
                .sorted(AccountMovement.ORDER).toList();
        for (AccountMovement line : lines) {
            AccountHeading heading = AccountHeading.of(line.kind()).orElseThrow();
            figures.merge(heading, AccountHeading.figure(line.kind(), line.amountMinor()), Math::addExact);
        }
        return new AccountStatement(party, period, figures, closing(figures),
                lines.stream().filter(l -> l.kind() != MovementKind.OPENING).toList());
    }

    public long figure(AccountHeading heading) {
        return figures.getOrDefault(heading, 0L);
    }

    static long closing(Map<AccountHeading, Long> figures) {
        long closing = 0;
        for (Map.Entry<AccountHeading, Long> each : figures.entrySet()) {
            closing = Math.addExact(closing, Math.multiplyExact(each.getValue(), (long) each.getKey().balanceSign()));
        }
        return closing;
    }
}
