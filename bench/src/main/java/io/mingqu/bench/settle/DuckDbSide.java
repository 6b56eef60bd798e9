package io.mingqu.bench.settle;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The peer: DuckDB in memory, with the formulation that was fastest for it. Lines are aggregated before programmes are joined; for
 * the attribution the programmes are unfolded to (partner, category, channel, quarter), so that lines meet them in one equi-join.
 */
final class DuckDbSide {
    private static final String SCHEMA = """
            CREATE TABLE line (line_id INTEGER, partner SMALLINT, category TINYINT, channel TINYINT, day INTEGER,
                               quarter TINYINT, net BIGINT, quantity BIGINT);
            CREATE TABLE programme (programme SMALLINT, yearly BOOLEAN, category TINYINT, channel TINYINT,
                                    by_quantity BOOLEAN, by_band BOOLEAN);
            CREATE TABLE late (line_id INTEGER, partner SMALLINT, category TINYINT, channel TINYINT, day INTEGER,
                               quarter TINYINT, net BIGINT, quantity BIGINT);
            CREATE TABLE tier (programme SMALLINT, low BIGINT, high BIGINT, rate BIGINT);
            CREATE TABLE member (programme SMALLINT, partner SMALLINT);
            """;

    private static final String CELLS = """
            CREATE TEMP TABLE cell AS
            SELECT partner, category, channel, quarter, sum(net)::BIGINT AS net, sum(quantity)::BIGINT AS quantity
            FROM line GROUP BY ALL;
            """;

    private static final String LATE_INTO_LINES = """
            INSERT INTO line SELECT * FROM late;
            DROP TABLE payout; DROP TABLE base; DROP TABLE cell;
            """;

    private static final String LATE_INTO_CELLS = """
            CREATE TEMP TABLE merged AS
            SELECT partner, category, channel, quarter, sum(net)::BIGINT AS net, sum(quantity)::BIGINT AS quantity
            FROM (SELECT partner, category, channel, quarter, net, quantity FROM cell
                  UNION ALL SELECT partner, category, channel, quarter, net, quantity FROM late) GROUP BY ALL;
            DROP TABLE payout; DROP TABLE base; DROP TABLE cell;
            ALTER TABLE merged RENAME TO cell;
            """;

    private static final String PAYOUTS = """
            CREATE TEMP TABLE base AS
            SELECT c.partner, p.programme, CASE WHEN p.yearly THEN 0 ELSE c.quarter END AS period,
                   p.by_quantity, p.by_band,
                   sum(CASE WHEN p.by_quantity THEN c.quantity ELSE c.net END)::BIGINT AS base
            FROM cell c
            JOIN member m ON m.partner = c.partner
            JOIN programme p ON p.programme = m.programme
                 AND (p.category IS NULL OR p.category = c.category)
                 AND (p.channel IS NULL OR p.channel = c.channel)
            GROUP BY ALL;

            CREATE TEMP TABLE payout AS
            WITH exact AS (
                SELECT b.partner, b.programme, b.period, b.base, b.by_quantity,
                       sum(CASE WHEN b.by_band THEN greatest(0, least(b.base, t.high) - t.low)::HUGEINT * t.rate
                                WHEN b.base >= t.low AND b.base < t.high THEN b.base::HUGEINT * t.rate
                                ELSE 0 END) AS numerator
                FROM base b JOIN tier t ON t.programme = b.programme
                WHERE b.base > 0
                GROUP BY ALL)
            SELECT partner, programme, period, base,
                   (CASE WHEN by_quantity THEN (numerator * 2 + 100000) // 200000
                         ELSE (numerator * 2 + 1000000) // 2000000 END)::BIGINT AS payout
            FROM exact;
            """;

    private static final String ATTRIBUTION = """
            CREATE TEMP TABLE cover AS
            SELECT c.partner, c.category, c.channel, c.quarter, p.by_quantity, o.payout, o.base,
                   (p.programme + c.partner::BIGINT * 1000) * 8 + o.period AS number
            FROM (SELECT partner, category, channel, quarter FROM cell) c
            JOIN member m ON m.partner = c.partner
            JOIN programme p ON p.programme = m.programme
                 AND (p.category IS NULL OR p.category = c.category)
                 AND (p.channel IS NULL OR p.channel = c.channel)
            JOIN payout o ON o.partner = c.partner AND o.programme = p.programme
                 AND o.period = CASE WHEN p.yearly THEN 0 ELSE c.quarter END
            WHERE o.payout <> 0;
            """;

    private static final String CHECKSUM = """
            WITH product AS (
                SELECT l.line_id, v.number, v.payout, v.base,
                       v.payout * CASE WHEN v.by_quantity THEN l.quantity ELSE l.net END AS product
                FROM line l
                JOIN cover v ON v.partner = l.partner AND v.category = l.category AND v.channel = l.channel AND v.quarter = l.quarter),
            floored AS (
                SELECT line_id, number, payout, base,
                       (product - ((product % base) + base) % base) // base AS share,
                       ((product % base) + base) % base AS fraction
                FROM product),
            ranked AS (
                SELECT line_id, number, share,
                       payout - sum(share) OVER (PARTITION BY number) AS missing,
                       row_number() OVER (PARTITION BY number ORDER BY fraction DESC, line_id) AS place
                FROM floored)
            SELECT count(*) AS attributions,
                   sum((share + CASE WHEN place <= missing THEN 1 ELSE 0 END) * ((line_id::BIGINT * 31 + number * 7919) % 1000003)) AS checksum
            FROM ranked
            """;

    private final SettleData data;
    private final int threads;

    DuckDbSide(SettleData data, int threads) {
        this.data = data;
        this.threads = threads;
    }

    SideResult run() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET threads TO " + threads);
                statement.execute("SET memory_limit = '" + Cpu.halfOfMemoryBytes() / 1_000_000 + "MB'");
                statement.execute("SET preserve_insertion_order = false");
                statement.execute("SET temp_directory = '" + System.getProperty("java.io.tmpdir").replace("'", "''") + "/mingqu-settle-duckdb'");
                Cpu loading = Cpu.start();
                statement.execute(SCHEMA);
                load((DuckDBConnection) connection);
                statement.execute("ANALYZE");
                Cpu.Spent loaded = loading.stop();

                Cpu lineLevel = Cpu.start();
                statement.execute(CELLS + PAYOUTS);
                Cpu.Spent payoutsOnly = lineLevel.stop();
                statement.execute(ATTRIBUTION);
                long attributions;
                long checksum;
                try (ResultSet row = statement.executeQuery(CHECKSUM)) {
                    row.next();
                    attributions = row.getLong(1);
                    checksum = new BigInteger(row.getObject(2).toString()).longValue();
                }
                Cpu.Spent lines = lineLevel.stop();
                Map<Long, Long> payouts = payouts(statement);
                Cpu kept = Cpu.start();
                statement.execute(LATE_INTO_CELLS + PAYOUTS);
                Cpu.Spent rerateKept = kept.stop();
                Map<Long, Long> keptPayouts = payouts(statement);
                Cpu again = Cpu.start();
                statement.execute(LATE_INTO_LINES + CELLS + PAYOUTS);
                Cpu.Spent rerate = again.stop();
                Map<Long, Long> rerated = payouts(statement);
                if (!rerated.equals(keptPayouts)) {
                    throw new IllegalStateException("DuckDB's two re-rates differ");
                }
                return new SideResult("duckdb", loaded, lines, payoutsOnly, rerate, rerateKept, payouts, rerated, attributions, checksum);
            }
        }
    }

    private static Map<Long, Long> payouts(Statement statement) throws SQLException {
        Map<Long, Long> payouts = new TreeMap<>();
        try (ResultSet row = statement.executeQuery("SELECT partner, programme, period, payout FROM payout WHERE payout <> 0")) {
            while (row.next()) {
                payouts.put(SettleData.payoutNumber(row.getInt(1), row.getInt(2), row.getInt(3)), row.getLong(4));
            }
        }
        return payouts;
    }

    private void load(DuckDBConnection connection) throws SQLException {
        append(connection, "line", 0, data.lines);
        append(connection, "late", data.lines, data.lines + data.late);
        try (Statement statement = connection.createStatement()) {
            StringBuilder sql = new StringBuilder();
            for (int p = 0; p < data.programmes; p++) {
                sql.append("INSERT INTO programme VALUES (").append(p).append(',').append(data.yearly(p)).append(',')
                        .append(data.category(p) < 0 ? "NULL" : data.category(p)).append(',')
                        .append(data.channel(p) < 0 ? "NULL" : data.channel(p)).append(',')
                        .append(data.byQuantity(p)).append(',').append(data.byBand(p)).append(");\n");
                for (int k = 0; k < SettleData.TIERS; k++) {
                    sql.append("INSERT INTO tier VALUES (").append(p).append(',').append(data.from(p, k)).append(',')
                            .append(k + 1 < SettleData.TIERS ? data.from(p, k + 1) : Long.MAX_VALUE).append(',')
                            .append(data.byQuantity(p) ? data.unitPrice(p, k) : data.ratePpm(p, k)).append(");\n");
                }
            }
            statement.execute("BEGIN; " + sql + " COMMIT;");
        }
        try (DuckDBAppender members = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "member")) {
            for (int p = 0; p < data.programmes; p++) {
                for (int partner = 0; partner < data.partners; partner++) {
                    if (data.covers(p, partner)) {
                        members.beginRow();
                        members.append((short) p);
                        members.append((short) partner);
                        members.endRow();
                    }
                }
            }
        }
    }

    private void append(DuckDBConnection connection, String table, int from, int to) throws SQLException {
        int[] quarterStart = {SettleData.FIRST_DAY, SettleData.FIRST_DAY + 90, SettleData.FIRST_DAY + 181, SettleData.FIRST_DAY + 273};
        try (DuckDBAppender lines = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            for (int i = from; i < to; i++) {
                data.read(i);
                int quarter = 4;
                while (data.day < quarterStart[quarter - 1]) {
                    quarter--;
                }
                lines.beginRow();
                lines.append(i);
                lines.append((short) data.partner);
                lines.append((byte) data.category);
                lines.append((byte) data.channel);
                lines.append(data.day);
                lines.append((byte) quarter);
                lines.append(data.netMinor);
                lines.append(data.quantityMilli);
                lines.endRow();
            }
        }
    }
}
