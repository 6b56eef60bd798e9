package io.mingqu.demo;

import io.mingqu.cli.archive.OwnerAccess;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the product's tables directly, as an auditor would: what the check compares with the oracles does not pass through the product's own screens. */
public final class Books implements AutoCloseable {

    private final Connection connection;

    public Books(OwnerAccess access) {
        try {
            connection = access.open();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT set_config('mingqu.scope', 'system', false), set_config('TimeZone', 'UTC', false)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the database: " + e.getMessage(), e);
        }
    }

    /** One row's columns as text; null as empty. */
    public record Row(List<String> cells) {
        public String text(int column) {
            return cells.get(column);
        }

        public long whole(int column) {
            return cells.get(column).isEmpty() ? 0 : new BigDecimal(cells.get(column)).longValueExact();
        }
    }

    public List<Row> rows(String query, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> cells = new ArrayList<>(columns);
                    for (int i = 1; i <= columns; i++) {
                        String text = result.getString(i);
                        cells.add(text == null ? "" : text);
                    }
                    rows.add(new Row(cells));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in " + query, e);
        }
    }

    public String text(String query, Object... values) {
        List<Row> rows = rows(query, values);
        return rows.isEmpty() ? "" : rows.getFirst().text(0);
    }

    public long whole(String query, Object... values) {
        List<Row> rows = rows(query, values);
        return rows.isEmpty() ? 0 : rows.getFirst().whole(0);
    }

    /** How many movements of a source count, by kind. */
    public Map<String, Long> countsByKind(String source) {
        Map<String, Long> counts = new TreeMap<>();
        rows("""
                SELECT kind, count(*) FROM movement.published_movement
                WHERE void_seal IS NULL AND source_id = (SELECT id FROM intake.source WHERE code = ?) GROUP BY kind""", source)
                .forEach(row -> counts.put(row.text(0), row.whole(1)));
        return counts;
    }

    /** Rows and the sum of their hashes, per table of facts: equal only if nothing in them changed. */
    public String factChecksum() {
        StringBuilder sums = new StringBuilder();
        for (String table : List.of("movement.movement", "movement.line_identity", "movement.reversal_link", "partner.partner", "catalog.product")) {
            Row row = rows("SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM " + table + " t").getFirst();
            sums.append(table).append(' ').append(row.text(0)).append(' ').append(row.text(1)).append('\n');
        }
        return sums.toString();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
