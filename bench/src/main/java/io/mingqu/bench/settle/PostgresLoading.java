package io.mingqu.bench.settle;

import io.mingqu.embedded.EmbeddedPostgres;
import io.mingqu.kernel.incentive.LineBatch;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** What it costs to bring the lines from PostgreSQL into the kernel's columns: a streamed cursor, as settlement reads them. Stated apart from settling. */
final class PostgresLoading {
    private static final int FETCH = 20_000;

    private PostgresLoading() {}

    static String run(SettleData data) throws SQLException, IOException {
        Path folder = Files.createTempDirectory("mingqu-settle-postgres");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("data"), Path.of("embedded/target/postgresql"), Map.of());
                Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.OWNER, postgres.password(EmbeddedPostgres.OWNER))) {
            connection.setAutoCommit(false);
            fill(connection, data);
            Cpu loading = Cpu.start();
            LineBatch batch = load(connection, data);
            Cpu.Spent spent = loading.stop();
            if (batch.size() != data.lines) {
                throw new IllegalStateException("read " + batch.size() + " lines of " + data.lines);
            }
            return String.format(Locale.ROOT, "RESULT {\"lines\":%d,\"clientCpuSeconds\":%.2f,\"seconds\":%.2f}", data.lines, spent.cpuSeconds(), spent.wallSeconds());
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static void fill(Connection connection, SettleData data) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("""
                    CREATE UNLOGGED TABLE line (line_id int, partner smallint, category smallint, channel smallint, kind smallint, day int, net bigint,
                      quantity bigint)""");
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY line FROM STDIN");
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < data.lines; i++) {
            data.read(i);
            rows.append(i).append('\t').append(data.partner).append('\t').append(data.category).append('\t').append(data.channel).append('\t')
                    .append((data.back ? MovementKind.RETURNED : MovementKind.SHIPPED).number()).append('\t').append(data.day).append('\t')
                    .append(data.netMinor).append('\t').append(data.quantityMilli).append('\n');
            if (rows.length() > 1 << 20 || i + 1 == data.lines) {
                byte[] bytes = rows.toString().getBytes(StandardCharsets.US_ASCII);
                copy.writeToCopy(bytes, 0, bytes.length);
                rows.setLength(0);
            }
        }
        copy.endCopy();
        connection.commit();
        try (Statement sql = connection.createStatement()) {
            sql.execute("ANALYZE line");
        }
        connection.commit();
    }

    private static LineBatch load(Connection connection, SettleData data) throws SQLException {
        LineBatch.Builder batch = LineBatch.builder("CNY", data.lines);
        try (Statement sql = connection.createStatement()) {
            sql.setFetchSize(FETCH);
            try (ResultSet row = sql.executeQuery("SELECT line_id, partner, category, channel, kind, day, net, quantity FROM line")) {
                while (row.next()) {
                    batch.where(row.getInt(2), 0, row.getInt(4)).what(MovementKind.ofNumber(row.getInt(5)), CodeKind.GOODS, 0, row.getInt(3))
                            .when(row.getInt(6)).add(row.getInt(1), row.getLong(7), row.getLong(7), row.getLong(8));
                }
            }
        }
        return batch.build();
    }
}
