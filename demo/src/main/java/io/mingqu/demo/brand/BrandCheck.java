package io.mingqu.demo.brand;

import io.mingqu.demo.Books;
import io.mingqu.demo.Payouts;
import io.mingqu.demo.Report;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the product's accounts, payouts and comparison with what the generator knows to be true. */
public final class BrandCheck {

    private static final int SHOWN_MAX = 5;
    private final Brand brand;
    private final Oracle oracle;
    private final Books books;
    private final Report report;

    public BrandCheck(Brand brand, Books books, Report report) {
        this.brand = brand;
        this.oracle = new Oracle(brand);
        this.books = books;
        this.report = report;
    }

    /** Facts by kind against what the generator wrote. */
    public void facts() {
        Map<String, Long> expected = new TreeMap<>();
        expected.put("OPENING", (long) brand.openings().size());
        expected.put("SHIPPED", (long) brand.shipments().size() + brand.yearToDate().size());
        expected.put("RETURNED", (long) brand.returns().size());
        expected.put("INVOICED", (long) brand.invoices().size());
        expected.put("PAID", (long) brand.receipts().size());
        expected.put("CHARGED", (long) brand.charges().size());
        expected.put("OFFSET", (long) brand.offsets().size());
        Map<String, Long> actual = books.countsByKind("brand-erp");
        report.put("factsMade", actual.values().stream().mapToLong(Long::longValue).sum());
        report.expect("factsByKind", actual, expected);
        BigDecimal sum = new BigDecimal(books.text("""
                SELECT coalesce(sum(gross_minor), 0) FROM movement.published_movement
                WHERE void_seal IS NULL AND source_id = (SELECT id FROM intake.source WHERE code = 'brand-erp')""")).movePointLeft(2);
        report.expect("sumExact", sum.toPlainString(), exactSum().toPlainString());
        report.expect("roundingDifference", "0.00", "0.00");
    }

    private BigDecimal exactSum() {
        long fen = brand.openings().stream().mapToLong(Brand.Opening::amountFen).sum();
        fen += brand.shipments().stream().mapToLong(Brand.GoodsLine::grossFen).sum() + brand.yearToDate().stream().mapToLong(Brand.GoodsLine::grossFen).sum();
        fen -= brand.returns().stream().mapToLong(Brand.GoodsLine::grossFen).sum();
        for (List<Brand.Money> documents : List.of(brand.invoices(), brand.receipts(), brand.charges(), brand.offsets())) {
            fen += documents.stream().mapToLong(Brand.Money::amountFen).sum();
        }
        return BigDecimal.valueOf(fen, 2);
    }

    /** Returns linked to the shipment they take back. */
    public void returnLinks() {
        report.put("cancellationLines", brand.returns().size());
        List<Books.Row> links = books.rows("""
                SELECT r.document_no, r.product_code, l.sale_date, sum(l.quantity_milli), max(abs(r.quantity_milli)), count(*)
                FROM movement.reversal_link l JOIN movement.movement r ON r.id = l.return_id AND r.business_date = l.return_date
                WHERE l.void_batch_id IS NULL AND r.source_id = (SELECT id FROM intake.source WHERE code = 'brand-erp') GROUP BY 1, 2, 3""");
        Map<String, LocalDate> expected = new HashMap<>();
        brand.returns().forEach(line -> expected.put(line.document() + line.product().code(), line.originalDay()));
        int right = 0;
        int split = 0;
        for (Books.Row link : links) {
            LocalDate original = expected.get(link.text(0) + link.text(1));
            right += original != null && original.toString().equals(link.text(2)) && link.whole(3) == link.whole(4) ? 1 : 0;
            split += link.whole(5) > 1 ? 1 : 0;
        }
        report.expect("cancellationsLinked", right, brand.returns().size());
        report.expect("cancellationsSplit", split, 0);
    }

    /** Every month of every account; an account without balance and movement may have no statement. */
    public void accounts() {
        Map<String, Books.Row> statements = new HashMap<>();
        books.rows("""
                SELECT DISTINCT ON (partner_code, entity_code, period_code) partner_code || entity_code || period_code, opening_minor, shipments_minor,
                  returns_minor, receipts_minor, charges_minor, offsets_minor, closing_minor
                FROM reconciliation.statement WHERE kind = 'ACCOUNT' AND state <> 'WITHDRAWN' AND entity_code IN ('XM01', 'XM02')
                ORDER BY partner_code, entity_code, period_code, sequence DESC, id DESC""").forEach(row -> statements.put(row.text(0), row));
        int wrong = 0;
        for (Oracle.AccountMonth month : oracle.accounts()) {
            Books.Row row = statements.remove(month.dealer() + month.entity() + month.month());
            List<BigDecimal> truth = List.of(month.opening(), month.shipments(), month.returns(), month.receipts(), month.charges(), month.offsets(), month.closing());
            boolean same = true;
            for (int i = 0; i < truth.size(); i++) {
                same &= (row == null ? 0 : row.whole(i + 1)) == truth.get(i).movePointRight(2).longValueExact();
            }
            if (!same && wrong++ < SHOWN_MAX) {
                report.wrong("account " + month + " is " + (row == null ? "missing" : row.cells()));
            }
        }
        report.put("accountStatements", books.whole("""
                SELECT count(*) FROM reconciliation.statement WHERE kind = 'ACCOUNT' AND state <> 'WITHDRAWN' AND entity_code IN ('XM01', 'XM02')"""));
        report.expect("accountsWrong", wrong + statements.size(), 0);
    }

    /** Payouts of all closed periods. */
    public void payouts() {
        List<String> codes = oracle.programmes().stream().map(ProgrammeTerms::code).toList();
        Map<Payouts.Key, Long> expected = new TreeMap<>();
        for (Oracle.Rebate rebate : oracle.rebates()) {
            if (rebate.payoutFen() != 0 && closed(rebate.period())) {
                expected.put(new Payouts.Key(rebate.programme(), rebate.dealer(), rebate.period()), rebate.payoutFen());
            }
        }
        Map<Payouts.Key, Long> actual = Payouts.ofProduct(books, codes);
        report.put("programmes", codes.size());
        report.put("statements", books.whole("""
                SELECT count(*) FROM reconciliation.statement WHERE kind = 'REBATE' AND state <> 'WITHDRAWN' AND entity_code IN ('XM01', 'XM02')"""));
        report.put("payoutMinor", Payouts.sum(actual));
        report.put("payoutOracleMinor", Payouts.sum(expected));
        report.same("payouts that differ", Payouts.compare(report, actual, expected), 0);
    }

    /** Whether a period has ended by the last day of the data: 2025, 2025-Q3, 2025-07. */
    private static boolean closed(String period) {
        YearMonth last = period.length() == 4 ? YearMonth.of(Integer.parseInt(period), 12)
                : period.contains("Q") ? YearMonth.of(Integer.parseInt(period.substring(0, 4)), 3 * (period.charAt(6) - '0')) : YearMonth.parse(period);
        return !last.isAfter(Brand.LAST_MONTH);
    }

    /** The comparison with the hand-kept sheet finds the planted mistakes, each with its reason, and nothing else. */
    public void comparison(String comparisonId) {
        Map<String, Planted> planted = new TreeMap<>();
        new ManualSheet(brand, Brand.LAST_MONTH).planted().forEach(mistake -> planted.put(mistake.dealer(), mistake));
        Map<String, Books.Row> found = new TreeMap<>();
        for (Books.Row row : books.rows("""
                SELECT partner_code, entity_code, subject, reason, ours_minor, theirs_minor FROM reconciliation.comparison_row
                WHERE comparison_id = ?::bigint AND leads ORDER BY no""", comparisonId)) {
            if (found.put(row.text(0), row) != null) {
                report.wrong("two differences found for " + row.text(0));
            }
        }
        int right = 0;
        for (Planted mistake : planted.values()) {
            Books.Row row = found.remove(mistake.dealer());
            boolean same = row != null && row.text(3).equals(mistake.reason()) && row.text(1).equals(mistake.entity())
                    && row.whole(4) == mistake.truthMinor() && row.whole(5) == mistake.sheetMinor();
            right += same ? 1 : 0;
            if (!same) {
                report.wrong("planted " + mistake + " was found as " + (row == null ? "nothing" : row.cells()));
            }
        }
        found.values().forEach(row -> report.wrong("a difference nobody planted: " + row.cells()));
        report.put("differencesPlanted", planted.size());
        report.expect("differencesFound", right, planted.size());
        report.expect("differencesInvented", found.size(), 0);
    }
}
