package io.mingqu.bench.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * The named peer: what a good database engineer writes by hand. COPY of the file's own CSV into unlogged staging, ANALYZE, one upsert of
 * identities, one insert of facts into the same tables with the same indexes, one commit. It reads one fixed layout, holds nothing, links
 * nothing, previews nothing.
 */
final class PlainSql implements AutoCloseable {
    private static final int SOURCE = 1_000_000;
    private final Connection connection;

    PlainSql(String url, String user, String password) throws SQLException {
        connection = DriverManager.getConnection(url, user, password);
        connection.setAutoCommit(false);
    }

    /** Empties the tables both sides fill. */
    void empty() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("TRUNCATE movement.movement, movement.line_identity, movement.batch_void, movement.reversal_link");
        }
        connection.commit();
    }

    /** Waits until nobody else works in the database, so that one side's afterwork is not the other side's load. */
    void quiet() throws SQLException, InterruptedException {
        for (int calm = 0; calm < 8; ) {
            try (Statement sql = connection.createStatement(); ResultSet row = sql.executeQuery("""
                    SELECT count(*) FROM pg_stat_activity WHERE state <> 'idle' AND backend_type = 'client backend' AND pid <> pg_backend_pid()""")) {
                row.next();
                calm = row.getLong(1) == 0 ? calm + 1 : 0;
            }
            connection.commit();
            Thread.sleep(100);
        }
    }

    long count() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("SELECT set_config('mingqu.scope', 'system', true)");
            try (ResultSet row = sql.executeQuery("SELECT count(*) FROM movement.movement")) {
                row.next();
                return row.getLong(1);
            }
        } finally {
            connection.rollback();
        }
    }

    /** Nanoseconds from the open file to the commit. */
    long load(Path csv, long entityId) throws SQLException, IOException {
        long start = System.nanoTime();
        try (Statement sql = connection.createStatement(); InputStream file = Files.newInputStream(csv)) {
            sql.execute("SELECT set_config('mingqu.scope', 'system', true)");
            sql.execute("DROP TABLE IF EXISTS movement.plain_staging");
            sql.execute("""
                    CREATE UNLOGGED TABLE movement.plain_staging (invoice text, code text, description text, quantity bigint, happened timestamp,
                      price numeric, customer text, country text)""");
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY movement.plain_staging FROM STDIN (FORMAT csv, HEADER true)", file, 1 << 16);
            sql.execute("ANALYZE movement.plain_staging");
            sql.execute("""
                    CREATE TEMP TABLE keyed ON COMMIT DROP AS
                    SELECT s.*, md5(concat_ws('|', code, quantity, happened, price, customer))::uuid AS content,
                      row_number() OVER (PARTITION BY invoice, code, quantity, happened, price, customer) AS occurrence,
                      nextval('movement.movement_id') AS id
                    FROM movement.plain_staging s""");
            sql.execute("ANALYZE keyed");
            sql.execute("""
                    INSERT INTO movement.line_identity (source_id, document_no, line_key, movement_id, batch_id, content, month)
                    SELECT %d, invoice, content::text || '~' || occurrence, id, 0, content, date_trunc('month', happened)::date FROM keyed
                    ON CONFLICT (source_id, document_no, line_key) DO UPDATE SET movement_id = excluded.movement_id, content = excluded.content"""
                    .formatted(SOURCE));
            sql.execute("""
                    INSERT INTO movement.movement (id, batch_id, partner_id, channel_id, entity_id, product_id, quantity_milli, net_minor, tax_minor,
                      gross_minor, unit_price, occurred_at, content, source_id, business_date, kind, code_kind, unit_price_scale, currency,
                      document_no, line_key, partner_code, product_code, unit)
                    SELECT k.id, 0, p.id, NULL, %d, d.id, quantity * 1000, round(quantity * price * 100)::bigint, 0, round(quantity * price * 100)::bigint,
                      (price * 1000)::bigint, happened AT TIME ZONE 'Europe/London', content, %d, happened::date,
                      CASE WHEN invoice LIKE 'A%%' THEN 9 WHEN invoice LIKE 'C%%' THEN 3 WHEN quantity > 0 THEN 2 ELSE 9 END, 1, 3, 'GBP', invoice,
                      content::text || '~' || occurrence, coalesce(customer, ''), k.code, ''
                    FROM keyed k
                    LEFT JOIN (SELECT c.code, c.partner_id AS id FROM partner.external_code c WHERE c.source = 'bench') p ON p.code = replace(k.customer, '.0', '')
                    LEFT JOIN (SELECT c.code, c.product_id AS id FROM catalog.external_code c WHERE c.source = 'bench') d ON d.code = k.code"""
                    .formatted(entityId, SOURCE));
        }
        connection.commit();
        return System.nanoTime() - start;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
