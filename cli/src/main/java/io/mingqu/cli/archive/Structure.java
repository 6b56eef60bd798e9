package io.mingqu.cli.archive;

import io.mingqu.cli.archive.Manifest.Partition;
import io.mingqu.cli.archive.Manifest.SequenceState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What our schemas consist of, read from PostgreSQL's catalogue. Ours are the schemas with a migration history. */
final class Structure {

    /** A table that keeps rows; partitions are reached through their parent, unlogged staging is left out. */
    record Table(String schema, String name, List<String> columns, List<String> order, boolean scoped, boolean forced) {
        String quoted() {
            return quote(schema) + "." + quote(name);
        }

        String fullName() {
            return schema + "." + name;
        }
    }

    private static final String OURS = "SELECT relnamespace FROM pg_class WHERE relname = 'flyway_history' AND relkind = 'r'";

    private final Connection connection;

    Structure(Connection connection) {
        this.connection = connection;
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Tables in an order in which each comes after all it refers to. */
    List<Table> tables() throws SQLException {
        Map<String, Table> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity,
                  ARRAY(SELECT a.attname::text FROM pg_attribute a
                        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
                  ARRAY(SELECT CASE WHEN a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'date'::regtype, 'bool'::regtype)
                               THEN quote_ident(a.attname) ELSE quote_ident(a.attname) || '::text COLLATE "C"' END
                        FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
                        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                          AND (i.indrelid IS NULL OR a.attnum = ANY (i.indkey)) ORDER BY a.attnum) AS ordering
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relnamespace IN (%s) AND c.relkind IN ('r', 'p') AND c.relpersistence = 'p' AND NOT c.relispartition
                  AND c.relname <> 'flyway_history' AND NOT (n.nspname = 'shared' AND c.relname = 'migrated')
                ORDER BY n.nspname, c.relname""".formatted(OURS))) {
            while (rows.next()) {
                Table table = new Table(rows.getString(1), rows.getString(2), texts(rows, 5), texts(rows, 6), rows.getBoolean(3), rows.getBoolean(4));
                tables.put(table.fullName(), table);
            }
        }
        return inDependencyOrder(tables, references());
    }

    private static List<String> texts(ResultSet rows, int column) throws SQLException {
        return List.of((String[]) rows.getArray(column).getArray());
    }

    private Map<String, Set<String>> references() throws SQLException {
        Map<String, Set<String>> references = new HashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT fn.nspname || '.' || f.relname, tn.nspname || '.' || t.relname
                FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
                JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
                WHERE k.contype = 'f' AND k.conrelid <> k.confrelid AND NOT f.relispartition ORDER BY 1, 2""")) {
            while (rows.next()) {
                references.computeIfAbsent(rows.getString(1), name -> new LinkedHashSet<>()).add(rows.getString(2));
            }
        }
        return references;
    }

    private static List<Table> inDependencyOrder(Map<String, Table> tables, Map<String, Set<String>> references) {
        List<Table> ordered = new ArrayList<>();
        Set<String> placed = new LinkedHashSet<>();
        while (placed.size() < tables.size()) {
            int before = placed.size();
            tables.forEach((name, table) -> {
                boolean ready = references.getOrDefault(name, Set.of()).stream().allMatch(to -> placed.contains(to) || !tables.containsKey(to));
                if (ready && placed.add(name)) {
                    ordered.add(table);
                }
            });
            if (placed.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle: " + tables.keySet().stream().filter(t -> !placed.contains(t)).toList());
            }
        }
        return ordered;
    }

    List<Partition> partitions() throws SQLException {
        List<Partition> partitions = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT n.nspname, c.relname, pn.nspname || '.' || p.relname, pg_get_expr(c.relpartbound, c.oid)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_inherits i ON i.inhrelid = c.oid
                JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
                WHERE c.relispartition AND c.relkind IN ('r', 'p') AND c.relnamespace IN (%s) ORDER BY 1, 2""".formatted(OURS))) {
            while (rows.next()) {
                partitions.add(new Partition(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return partitions;
    }

    Map<String, SequenceState> sequences() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind = 'S' AND c.relnamespace IN (%s) ORDER BY 1""".formatted(OURS))) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        Map<String, SequenceState> states = new TreeMap<>();
        for (String name : names) {
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT last_value, is_called FROM " + name)) {
                row.next();
                states.put(name, new SequenceState(row.getLong(1), row.getBoolean(2)));
            }
        }
        return states;
    }

    /** Per schema the migrations applied, with their checksums. */
    Map<String, List<String>> migrations() throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT nspname FROM pg_namespace WHERE oid IN (%s) ORDER BY 1".formatted(OURS))) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        Map<String, List<String>> migrations = new TreeMap<>();
        for (String schema : schemas) {
            List<String> versions = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT version || ' ' || checksum FROM " + quote(schema)
                    + ".flyway_history WHERE version IS NOT NULL AND success ORDER BY installed_rank"); ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    versions.add(rows.getString(1));
                }
            }
            migrations.put(schema, versions);
        }
        return migrations;
    }
}
