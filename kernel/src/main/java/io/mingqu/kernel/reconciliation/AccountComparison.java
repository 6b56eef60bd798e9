package io.mingqu.kernel.reconciliation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Compares our account statement with somebody's sheet 对一下你的表: which figures differ and why each. A pure function of our
 * lines and their figures; a reason is only given with evidence, else it is unexplained. Evidence is looked for from the most to
 * the least specific: a whole document or line missing, doubled or taken from a neighbouring period; a unit factor; a slip of the
 * pen; two documents together.
 */
public final class AccountComparison {
    private final AccountStatement ours;
    private final List<AccountMovement> neighbours;
    private final List<Long> packFactors;
    private final List<Difference> differences = new ArrayList<>();

    /**
     * Their figures, positive in the usual case as on our statement; a heading the sheet does not have is absent.
     *
     * @param closing the sheet's closing balance, if it has one
     */
    public record Sheet(Map<AccountHeading, Long> figures, OptionalLong closing) {
        public Sheet {
            figures = Map.copyOf(figures);
        }
    }

    private AccountComparison(AccountStatement ours, List<AccountMovement> neighbours, List<Long> packFactors) {
        this.ours = ours;
        this.neighbours = neighbours.stream().filter(m -> m.kind().affectsBalance() && !ours.period().contains(m.date()))
                .sorted(AccountMovement.ORDER).toList();
        this.packFactors = packFactors.stream().distinct().sorted().toList();
    }

    /**
     * @param neighbours  movements of the periods before and after
     * @param packFactors base units per larger unit (24 bottles a case) that may have been mixed up
     */
    public static List<Difference> compare(
            AccountStatement ours, Sheet theirs, List<AccountMovement> neighbours, List<Long> packFactors) {
        AccountComparison comparison = new AccountComparison(ours, neighbours, packFactors);
        for (AccountHeading heading : AccountHeading.values()) {
            Long figure = theirs.figures().get(heading);
            if (figure != null && figure != ours.figure(heading)) {
                comparison.differences.add(comparison.explain(heading, figure));
            }
        }
        theirs.closing().ifPresent(closing -> comparison.closing(theirs, closing));
        return List.copyOf(comparison.differences);
    }

    private void closing(Sheet theirs, long closing) {
        Map<AccountHeading, Long> figures = new EnumMap<>(AccountHeading.class);
        for (AccountHeading heading : AccountHeading.values()) {
            figures.put(heading, theirs.figures().getOrDefault(heading, ours.figure(heading)));
        }
        long theirSum = AccountStatement.closing(figures);
        if (closing != theirSum) {
            DifferenceReason reason = Slips.between(theirSum, closing).orElse(DifferenceReason.ARITHMETIC);
            differences.add(difference(Difference.CLOSING, ours.closingMinor(), closing, reason, "theirSum", theirSum));
        } else if (closing != ours.closingMinor()) {
            differences.add(difference(Difference.CLOSING, ours.closingMinor(), closing, DifferenceReason.FOLLOWS, "theirSum", theirSum));
        }
    }

    private Difference explain(AccountHeading heading, long theirs) {
        long our = ours.figure(heading);
        if (heading == AccountHeading.OPENING) {
            Difference plain = difference(heading.name(), our, theirs, DifferenceReason.OPENING_DIFFERS);
            return Slips.between(our, theirs)
                    .map(slip -> difference(heading.name(), our, theirs, DifferenceReason.OPENING_DIFFERS, "slip", slip.name()))
                    .orElse(plain);
        }
        return byPiece(heading, our, theirs)
                .or(() -> bySign(heading, our, theirs))
                .or(() -> byUnit(heading, our, theirs))
                .or(() -> Slips.between(our, theirs).map(slip -> difference(heading.name(), our, theirs, slip)))
                .or(() -> byPair(heading, our, theirs))
                .orElseGet(() -> difference(heading.name(), our, theirs,
                        theirs == 0 ? DifferenceReason.NOT_STATED : DifferenceReason.UNEXPLAINED));
    }

    /** A document or line of the heading with its figure as shown. */
    private record Piece(String documentNo, String lineKey, String date, long figure) {}

    private Optional<Difference> byPiece(AccountHeading heading, long our, long theirs) {
        long lacking = our - theirs;
        for (Piece piece : pieces(heading, ours.lines())) {
            if (piece.figure() == lacking) {
                return Optional.of(piece(heading, theirs, Kind.MISSING, piece));
            }
            if (piece.figure() == -lacking) {
                return Optional.of(piece(heading, theirs, Kind.DUPLICATED, piece));
            }
        }
        for (Piece piece : pieces(heading, neighbours)) {
            if (piece.figure() == -lacking) {
                return Optional.of(piece(heading, theirs, Kind.WRONG_MONTH, piece));
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> bySign(AccountHeading heading, long our, long theirs) {
        for (Piece piece : pieces(heading, ours.lines())) {
            if (theirs == our - 2 * piece.figure()) {
                return Optional.of(piece(heading, theirs, Kind.SIGN, piece));
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> byUnit(AccountHeading heading, long our, long theirs) {
        if (heading != AccountHeading.SHIPMENTS && heading != AccountHeading.RETURNS) {
            return Optional.empty();
        }
        for (Piece piece : pieces(heading, ours.lines())) {
            for (long factor : packFactors) {
                long withoutPiece = our - piece.figure();
                boolean times = theirs == withoutPiece + piece.figure() * factor;
                boolean divided = theirs == withoutPiece + Math.floorDiv(piece.figure() + factor / 2, factor);
                if (factor > 1 && (times || divided)) {
                    return Optional.of(difference(heading.name(), our, theirs, DifferenceReason.OTHER_UNIT,
                            "documentNo", piece.documentNo(), "lineKey", piece.lineKey(), "factor", times ? factor : "1/" + factor));
                }
            }
        }
        return Optional.empty();
    }

    /** Two documents missing together. */
    private Optional<Difference> byPair(AccountHeading heading, long our, long theirs) {
        long lacking = our - theirs;
        Map<Long, Piece> seen = new TreeMap<>();
        for (Piece piece : documents(heading, ours.lines())) {
            Piece other = seen.get(lacking - piece.figure());
            if (other != null) {
                return Optional.of(difference(heading.name(), our, theirs, reason(heading, Kind.MISSING),
                        "documentNo", other.documentNo(), "secondDocumentNo", piece.documentNo()));
            }
            seen.putIfAbsent(piece.figure(), piece);
        }
        return Optional.empty();
    }

    private static List<Piece> pieces(AccountHeading heading, List<AccountMovement> lines) {
        List<Piece> pieces = new ArrayList<>(documents(heading, lines));
        for (AccountMovement line : lines) {
            if (AccountHeading.of(line.kind()).filter(h -> h == heading).isPresent()) {
                pieces.add(new Piece(line.documentNo(), line.lineKey(), line.date().toString(),
                        AccountHeading.figure(line.kind(), line.amountMinor())));
            }
        }
        pieces.removeIf(p -> p.figure() == 0);
        return pieces;
    }

    private static List<Piece> documents(AccountHeading heading, List<AccountMovement> lines) {
        Map<String, Piece> documents = new TreeMap<>();
        for (AccountMovement line : lines) {
            if (AccountHeading.of(line.kind()).filter(h -> h == heading).isPresent()) {
                long figure = AccountHeading.figure(line.kind(), line.amountMinor());
                documents.merge(line.documentNo(), new Piece(line.documentNo(), "", line.date().toString(), figure),
                        (a, b) -> new Piece(a.documentNo(), "", a.date(), Math.addExact(a.figure(), b.figure())));
            }
        }
        return new ArrayList<>(documents.values());
    }

    private enum Kind { MISSING, DUPLICATED, WRONG_MONTH, SIGN }

    private Difference piece(AccountHeading heading, long theirs, Kind kind, Piece piece) {
        return difference(heading.name(), ours.figure(heading), theirs, reason(heading, kind),
                "documentNo", piece.documentNo(), "lineKey", piece.lineKey(), "date", piece.date(), "amountMinor", piece.figure());
    }

    private static DifferenceReason reason(AccountHeading heading, Kind kind) {
        if (kind == Kind.SIGN) {
            return DifferenceReason.SIGN;
        }
        return switch (heading) {
            case SHIPMENTS -> pick(kind, DifferenceReason.MISSING_SHIPMENT, DifferenceReason.DUPLICATED_SHIPMENT,
                    DifferenceReason.SHIPMENT_IN_WRONG_MONTH);
            case RETURNS -> pick(kind, DifferenceReason.MISSING_RETURN, DifferenceReason.DUPLICATED_RETURN,
                    DifferenceReason.RETURN_IN_WRONG_MONTH);
            case RECEIPTS -> pick(kind, DifferenceReason.MISSING_RECEIPT, DifferenceReason.DUPLICATED_RECEIPT,
                    DifferenceReason.RECEIPT_IN_WRONG_MONTH);
            case OFFSETS, CHARGES, ADJUSTMENTS -> pick(kind, DifferenceReason.MISSING_CHARGE, DifferenceReason.DUPLICATED_CHARGE,
                    DifferenceReason.CHARGE_IN_WRONG_MONTH);
            case OPENING -> DifferenceReason.OPENING_DIFFERS;
        };
    }

    private static DifferenceReason pick(Kind kind, DifferenceReason missing, DifferenceReason doubled, DifferenceReason month) {
        return kind == Kind.MISSING ? missing : kind == Kind.DUPLICATED ? doubled : month;
    }

    static Difference difference(String subject, long ours, long theirs, DifferenceReason reason, Object... namesAndValues) {
        Map<String, String> evidence = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1].toString();
            if (!value.isEmpty()) {
                evidence.put(namesAndValues[i].toString(), value);
            }
        }
        return new Difference(subject, ours, theirs, reason, evidence);
    }
}
