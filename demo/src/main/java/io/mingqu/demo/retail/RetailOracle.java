package io.mingqu.demo.retail;

import io.mingqu.demo.Resources;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sums, counts and payouts computed by DuckDB straight from the raw file, in exact decimals, rounded half up once at the payout. */
public final class RetailOracle implements AutoCloseable {

    /** One payout; the base in pence or thousandths of a piece. */
    public record Payout(String programme, String customer, String period, long base, long payoutMinor) {
    }

    private final Path raw;
    private final Connection connection;

    public RetailOracle() throws IOException, SQLException {
        raw = Files.createTempFile("online-retail", ".csv.gz");
        Files.write(raw, Resources.bytes(RawFile.RESOURCE));
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute("""
                    CREATE TABLE line AS
                    SELECT InvoiceNo AS invoice, StockCode AS code, CAST(Quantity AS BIGINT) AS quantity, CAST(InvoiceDate AS TIMESTAMP) AS happened,
                           CAST(UnitPrice AS DECIMAL(18,3)) AS price, replace(coalesce(CustomerID, ''), '.0', '') AS customer, Country AS country
                    FROM read_csv('%s', header = true, all_varchar = true, quote = '"', escape = '"')""".formatted(raw));
            statement.execute("CREATE TABLE code AS " + codes());
            statement.execute("""
                    CREATE TABLE fact AS
                    SELECT line.*, CASE
                        WHEN invoice LIKE 'A%' THEN 'ADJUSTED'
                        WHEN EXISTS (SELECT 1 FROM code WHERE line.code = code.name OR code.prefix AND starts_with(line.code, code.name)) THEN 'CHARGED'
                        WHEN invoice LIKE 'C%' THEN 'RETURNED'
                        WHEN quantity > 0 THEN 'SHIPPED'
                        ELSE 'ADJUSTED' END AS kind
                    FROM line""");
        }
    }

    private static String codes() {
        List<String> rows = new ArrayList<>();
        for (JsonNode node : JsonMapper.shared().readTree(Resources.bytes("/online-retail/codes.json")).get("codes")) {
            String code = node.get("code").asString();
            rows.add("('%s', %s)".formatted(code.replace("*", ""), code.endsWith("*")));
        }
        return "SELECT * FROM (VALUES " + String.join(", ", rows) + ") AS t(name, prefix)";
    }

    public Map<String, Long> countsByKind() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("SELECT kind, count(*) FROM fact GROUP BY kind")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    /** Σ quantity × price, to the last decimal. */
    public BigDecimal sumExact() throws SQLException {
        return decimal("SELECT sum(quantity * price) FROM fact");
    }

    /** Σ of the lines each rounded to pence, half up away from zero. */
    public BigDecimal sumOfRoundedLines() throws SQLException {
        return decimal("SELECT sum(round(quantity * price, 2)) FROM fact");
    }

    private BigDecimal decimal(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getBigDecimal(1);
        }
    }

    /** What every customer owes after all its lines, in pence, each line rounded; customers who owe nothing are left out. */
    public Map<String, Long> balances() throws SQLException {
        Map<String, Long> balances = new TreeMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT customer, CAST(sum(round(quantity * price, 2)) * 100 AS HUGEINT) AS owed FROM fact WHERE customer <> ''
                GROUP BY customer HAVING owed <> 0""")) {
            while (rows.next()) {
                balances.put(rows.getString(1), new BigInteger(rows.getString(2)).longValueExact());
            }
        }
        return balances;
    }

    /** Payouts of all programmes of the data set for every customer and period with goods shipped or returned. */
    public List<Payout> payouts() throws SQLException {
        List<Payout> payouts = new ArrayList<>();
        for (JsonNode programme : JsonMapper.shared().readTree(Resources.bytes("/online-retail/programmes.json")).get("programmes")) {
            payouts.addAll(payouts(programme));
        }
        return payouts;
    }

    private List<Payout> payouts(JsonNode programme) throws SQLException {
        boolean quantity = programme.get("base").get("measure").asString().equals("QUANTITY");
        String period = switch (programme.get("calendar").get("type").asString()) {
            case "YEAR" -> "strftime(happened, '%Y')";
            case "QUARTER" -> "strftime(happened, '%Y') || '-Q' || quarter(happened)";
            default -> "strftime(happened, '%Y-%m')";
        };
        String query = """
                WITH base AS (
                    SELECT customer, %s AS period, CAST(sum(%s) AS HUGEINT) AS base
                    FROM fact WHERE kind IN ('SHIPPED', 'RETURNED') AND customer <> '' GROUP BY ALL),
                paid AS (SELECT customer, period, base, greatest(base, 0) AS paying FROM base)
                SELECT customer, period, base, %s AS payout FROM paid ORDER BY ALL
                """.formatted(period, quantity ? "quantity * 1000" : "round(quantity * price, 2) * 100", payout(programme));
        List<Payout> payouts = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                payouts.add(new Payout(programme.get("code").asString(), rows.getString(1), rows.getString(2),
                        new BigInteger(rows.getString(3)).longValueExact(), new BigInteger(rows.getString(4)).longValueExact()));
            }
        }
        return payouts;
    }

    /** The scale as SQL over whole numbers; half up: (numerator + denominator / 2) / denominator. */
    private static String payout(JsonNode programme) {
        List<long[]> bands = new ArrayList<>();
        String mode = programme.get("tiers").get("mode").asString();
        for (JsonNode band : programme.get("tiers").get("bands")) {
            bands.add(new long[] {band.get("from").asLong(), band.get(mode.equals("PER_UNIT") ? "perUnitMinor" : "ratePpm").asLong()});
        }
        String exact;
        if (mode.equals("BY_BAND")) {
            List<String> slices = new ArrayList<>();
            for (int i = 0; i < bands.size(); i++) {
                String upTo = i + 1 < bands.size() ? "least(paying, " + bands.get(i + 1)[0] + ")" : "paying";
                slices.add("greatest(%s - %d, 0) * %d".formatted(upTo, bands.get(i)[0], bands.get(i)[1]));
            }
            exact = String.join(" + ", slices);
        } else {
            String cases = bands.reversed().stream().map(band -> "WHEN paying >= " + band[0] + " THEN paying * " + band[1]).collect(Collectors.joining(" "));
            exact = "CASE " + cases + " ELSE 0 END";
        }
        long denominator = mode.equals("PER_UNIT") ? 1_000 : 1_000_000;
        String rounded = "((%s) + %d) // %d".formatted(exact, denominator / 2, denominator);
        JsonNode cap = programme.get("capMinor");
        return cap == null || cap.isNull() ? rounded : "least(%s, %d)".formatted(rounded, cap.asLong());
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        Files.deleteIfExists(raw);
    }
}
