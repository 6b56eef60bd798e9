package io.mingqu.demo.retail;

import io.mingqu.demo.Books;
import io.mingqu.demo.Payouts;
import io.mingqu.demo.Report;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what the product made of Online Retail with what DuckDB and plain loops make of the raw file. */
public final class RetailCheck {

    public static final String SOURCE = "online-retail";
    static final List<String> PROGRAMMES = List.of("OR-QUARTER", "OR-YEAR", "OR-PIECE");
    private static final String MOVEMENTS = """
            FROM movement.published_movement m
            WHERE m.void_seal IS NULL AND m.source_id = (SELECT id FROM intake.source WHERE code = 'online-retail')""";

    private final RetailOracle oracle;
    private final Books books;
    private final Report report;

    public RetailCheck(RetailOracle oracle, Books books, Report report) {
        this.oracle = oracle;
        this.books = books;
        this.report = report;
    }

    public void facts() throws SQLException {
        Map<String, Long> expected = oracle.countsByKind();
        Map<String, Long> actual = books.countsByKind(SOURCE);
        report.expect("factsMade", actual.values().stream().mapToLong(Long::longValue).sum(), expected.values().stream().mapToLong(Long::longValue).sum());
        report.expect("factsByKind", actual, new TreeMap<>(expected));
        BigDecimal exact = new BigDecimal(books.text("SELECT sum(m.quantity_milli::numeric * m.unit_price / power(10::numeric, m.unit_price_scale + 3)) " + MOVEMENTS))
                .stripTrailingZeros();
        BigDecimal rounded = new BigDecimal(books.text("SELECT sum(m.net_minor) " + MOVEMENTS)).movePointLeft(2);
        report.expect("sumExact", exact.toPlainString(), oracle.sumExact().stripTrailingZeros().toPlainString());
        report.expect("roundingDifference", rounded.subtract(exact).toPlainString(),
                oracle.sumOfRoundedLines().subtract(oracle.sumExact()).stripTrailingZeros().toPlainString());
    }

    public void cancellations() {
        LinkingOracle.Numbers expected = LinkingOracle.ofShippedFile(lineNames());
        Books.Row actual = books.rows("""
                SELECT count(*), count(*) FILTER (WHERE linked = wanted), count(*) FILTER (WHERE sales > 1), count(*) FILTER (WHERE linked > 0 AND linked < wanted),
                  count(*) FILTER (WHERE linked = 0), sum(linked) / 1000, sum(wanted - linked) / 1000
                FROM (SELECT m.id, abs(m.quantity_milli) AS wanted, coalesce(sum(l.quantity_milli), 0) AS linked, count(l.sale_id) AS sales
                      FROM movement.published_movement m LEFT JOIN movement.reversal_link l ON l.return_id = m.id AND l.void_batch_id IS NULL
                      WHERE m.void_seal IS NULL AND m.kind = 'RETURNED' AND m.source_id = (SELECT id FROM intake.source WHERE code = 'online-retail')
                      GROUP BY m.id, m.quantity_milli) r""").getFirst();
        report.expect("cancellationLines", actual.whole(0), (long) expected.cancellationLines());
        report.expect("cancellationsLinked", actual.whole(1), (long) expected.linked());
        report.expect("cancellationsSplit", actual.whole(2), (long) expected.split());
        report.expect("cancellationsPartlyLinked", actual.whole(3), (long) expected.partlyLinked());
        report.expect("cancellationsUnlinked", actual.whole(4), (long) expected.unlinked());
        report.same("pieces linked", actual.whole(5), expected.linkedPieces());
        report.same("pieces open", actual.whole(6), expected.openPieces());
    }

    /** What the product calls the lines of articles that were ever returned. */
    private Map<String, String> lineNames() {
        Map<String, String> names = new HashMap<>();
        books.rows("""
                SELECT m.document_no, m.product_code, m.quantity_milli / 1000, m.unit_price, m.unit_price_scale, m.line_key
                FROM movement.published_movement m
                WHERE m.void_seal IS NULL AND m.kind IN ('SHIPPED', 'RETURNED') AND m.source_id = (SELECT id FROM intake.source WHERE code = 'online-retail')
                  AND (m.partner_id, m.product_id) IN (SELECT r.partner_id, r.product_id FROM movement.published_movement r WHERE r.kind = 'RETURNED')""")
                .forEach(row -> names.merge(LinkingOracle.what(row.text(0), row.text(1), row.whole(2), BigDecimal.valueOf(row.whole(3), (int) row.whole(4))),
                        row.text(5), (one, other) -> one.compareTo(other) < 0 ? one : other));
        return names;
    }

    public void payouts() throws SQLException {
        Map<Payouts.Key, Long> expected = new TreeMap<>();
        for (RetailOracle.Payout payout : oracle.payouts()) {
            if (payout.payoutMinor() != 0) {
                expected.put(new Payouts.Key(payout.programme(), payout.customer(), payout.period()), payout.payoutMinor());
            }
        }
        Map<Payouts.Key, Long> actual = Payouts.ofProduct(books, PROGRAMMES);
        report.put("programmes", PROGRAMMES.size());
        report.put("statements", books.whole("SELECT count(*) FROM reconciliation.statement WHERE kind = 'REBATE' AND state <> 'WITHDRAWN' AND entity_code = 'ORUK'"));
        report.put("payoutMinor", Payouts.sum(actual));
        report.put("payoutOracleMinor", Payouts.sum(expected));
        report.same("payouts that differ", Payouts.compare(report, actual, expected), 0);
    }

    /** Closing balances of the last month: every customer owes the sum of all its lines. */
    public void accounts() throws SQLException {
        Map<String, Long> expected = oracle.balances();
        Map<String, Long> actual = new TreeMap<>();
        books.rows("""
                SELECT DISTINCT ON (partner_code) partner_code, closing_minor FROM reconciliation.statement
                WHERE kind = 'ACCOUNT' AND state <> 'WITHDRAWN' AND entity_code = 'ORUK' AND period_last = '2011-12-31'
                ORDER BY partner_code, sequence DESC, id DESC""").forEach(row -> actual.put(row.text(0), row.whole(1)));
        int wrong = 0;
        TreeMap<String, Long> all = new TreeMap<>(expected);
        actual.forEach(all::putIfAbsent);
        for (String customer : all.keySet()) {
            long is = actual.getOrDefault(customer, 0L);
            long should = expected.getOrDefault(customer, 0L);
            if (is != should && wrong++ < 5) {
                report.wrong("account of " + customer + " closes at " + is + ", should be " + should);
            }
        }
        report.put("accountStatements", books.whole("SELECT count(*) FROM reconciliation.statement WHERE kind = 'ACCOUNT' AND state <> 'WITHDRAWN' AND entity_code = 'ORUK'"));
        report.expect("accountsWrong", wrong, 0);
    }
}
