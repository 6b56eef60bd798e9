package io.mingqu.kernel.reconciliation;

import io.mingqu.kernel.incentive.SettlementKernel;
import io.mingqu.kernel.incentive.Trace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The language-neutral form of a statement that is sent, hashed and compared. UTF-8 text, one field or line per row, fields
 * separated by tabs, business codes instead of ids, everything sorted: the same facts and policies give the same bytes in any time
 * zone, locale, thread count, batch size or input order.
 */
public final class CanonicalBytes {
    private final byte[] bytes;

    private CanonicalBytes(String text) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    public static CanonicalBytes of(AccountStatement statement) {
        Text text = new Text("account-statement");
        head(text, statement.party());
        text.row("period", statement.period().code(), date(statement.period().first()), date(statement.period().last()));
        for (AccountHeading heading : AccountHeading.values()) {
            text.row("figure", heading.name(), number(statement.figure(heading)));
        }
        text.row("closing", number(statement.closingMinor()));
        for (AccountMovement line : statement.lines()) {
            text.row("line", date(line.date()), line.documentNo(), line.lineKey(), line.kind().name(), line.productCode(),
                    number(line.quantityMilli()), number(line.amountMinor()));
        }
        return text.done();
    }

    public static CanonicalBytes of(RebateStatement statement) {
        Text text = new Text("rebate-statement");
        head(text, statement.party());
        text.row("programme", statement.programmeCode(), number(statement.programmeVersion()));
        text.row("period", statement.period().code(), date(statement.period().first()), date(statement.period().last()));
        Trace trace = statement.trace();
        text.row("base", number(trace.lines()), number(trace.linesBase()), number(trace.openingBase()),
                number(trace.qualifyingBase()), number(trace.payingBase()), number(trace.reference()));
        text.row("tier", number(trace.tier()), number(trace.toNextTier()));
        text.row("amount", number(trace.calculatedMinor()), number(trace.roundingMillionths()), trace.limit().name(),
                number(trace.payoutMinor()));
        text.row("settled", number(statement.settledMinor()));
        text.row("due", number(statement.dueMinor()));
        text.row("unattributed", number(statement.unattributedMinor()));
        for (RebateLine line : statement.lines()) {
            text.row("line", date(line.date()), line.documentNo(), line.lineKey(), line.productCode(), number(line.base()),
                    number(line.shareMinor()));
        }
        return text.done();
    }

    private static void head(Text text, StatementParty party) {
        text.row("engine", number(SettlementKernel.ENGINE_VERSION));
        text.row("party", party.partnerCode(), party.entityCode(), party.currency());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** SHA-256 of the bytes in lower-case hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }

    private static String number(long value) {
        return Long.toString(value);
    }

    private static String date(LocalDate date) {
        return date.toString();
    }

    /** Rows of escaped fields. */
    private static final class Text {
        private final StringBuilder out = new StringBuilder(4096);

        Text(String kind) {
            row("mingqu", kind, "1");
        }

        void row(String... fields) {
            for (int i = 0; i < fields.length; i++) {
                if (i > 0) {
                    out.append('\t');
                }
                escape(fields[i]);
            }
            out.append('\n');
        }

        private void escape(String field) {
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                switch (c) {
                    case '\\' -> out.append("\\\\");
                    case '\t' -> out.append("\\t");
                    case '\n' -> out.append("\\n");
                    case '\r' -> out.append("\\r");
                    default -> out.append(c);
                }
            }
        }

        CanonicalBytes done() {
            return new CanonicalBytes(out.toString());
        }
    }
}
