package io.mingqu.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.cli.Refused;
import io.mingqu.cli.Texts;
import io.mingqu.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small database with everything that makes copying hard: scoped rows, partitions, references, sequences, awkward text. */
class ArchiveTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC);
    private static final Texts TEXTS = Texts.of(Map.of("LANG", "en_GB.UTF-8"));
    private static EmbeddedPostgres postgres;
    private static String ownerUrl;

    @BeforeAll
    static void start(@TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER) Path folder) {
        postgres = EmbeddedPostgres.start(folder, Path.of(System.getProperty("java.io.tmpdir"), "mingqu-test-postgresql"), Map.of());
        ownerUrl = postgres.jdbcUrl();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void structure() throws SQLException {
        run("""
                DROP SCHEMA IF EXISTS partner CASCADE; DROP SCHEMA IF EXISTS movement CASCADE;
                CREATE SCHEMA partner; CREATE SCHEMA movement;
                CREATE TABLE partner.flyway_history (installed_rank int, version text, checksum int, success boolean);
                CREATE TABLE movement.flyway_history (installed_rank int, version text, checksum int, success boolean);
                INSERT INTO partner.flyway_history VALUES (1, '1', 42, true); INSERT INTO movement.flyway_history VALUES (1, '1', 43, true);
                CREATE TABLE partner.partner (id bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY, name text, tags text[], double_id bigint GENERATED ALWAYS AS (id * 2) STORED);
                CREATE TABLE partner.a_link (id int PRIMARY KEY, partner_id bigint REFERENCES partner.partner);
                CREATE TABLE movement.movement (id bigint, day date, partner_id bigint, amount_minor bigint, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
                ALTER TABLE movement.movement ENABLE ROW LEVEL SECURITY; ALTER TABLE movement.movement FORCE ROW LEVEL SECURITY;
                CREATE POLICY p ON movement.movement USING (current_setting('mingqu.scope', true) = 'system');
                CREATE SEQUENCE movement.next_id""");
    }

    private static void fill() throws SQLException {
        run("""
                CREATE TABLE movement.movement_202501 PARTITION OF movement.movement FOR VALUES FROM ('2025-01-01') TO ('2025-02-01');
                SELECT set_config('mingqu.scope', 'system', false);
                INSERT INTO partner.partner (name, tags) SELECT E'甲乙\\t丙\\n\\\\' || i, ARRAY['a', NULL] FROM generate_series(1, 20) i;
                INSERT INTO partner.a_link SELECT i, i + 999 FROM generate_series(1, 20) i;
                INSERT INTO movement.movement SELECT i, '2025-01-15', i % 20 + 1, i * 100 FROM generate_series(1, 500) i;
                SELECT setval('movement.next_id', 77)""");
    }

    @Test
    void bringsBackEveryRowSequenceAndFile(@TempDir Path folder) throws IOException, SQLException {
        fill();
        Path stored = Files.createDirectories(folder.resolve("stored/files/ab"));
        Files.writeString(stored.resolve("x.bin"), "photo");
        Files.writeString(folder.resolve("stored/audit-heads.txt"), "1 abc\n");
        Files.createDirectories(folder.resolve("stored2"));
        Files.writeString(folder.resolve("stored2/audit-heads.txt"), "1 of a chain that is gone\n");
        Manifest made = new Backup(access(), folder.resolve("stored"), TEXTS, CLOCK).into(folder.resolve("archive"));
        assertThat(made.tables()).extracting(Manifest.TablePart::fullName).containsExactly("movement.movement", "partner.partner", "partner.a_link");
        assertThat(made.tables()).extracting(Manifest.TablePart::rows).containsExactly(500L, 20L, 20L);
        structure();
        new Restore(access(), folder.resolve("stored2"), TEXTS).from(folder.resolve("archive"));
        Manifest again = new Backup(access(), folder.resolve("stored2"), TEXTS, CLOCK).into(folder.resolve("again"));
        assertThat(again).isEqualTo(made);
        assertThat(folder.resolve("stored2/audit-heads.txt")).hasContent("1 abc");
        assertThat(folder.resolve("stored2/audit-heads.before-restore.txt")).hasContent("1 of a chain that is gone");
        assertThat(one("SELECT nextval('movement.next_id')")).isEqualTo("78");
        assertThat(one("SELECT relforcerowsecurity AND relrowsecurity FROM pg_class WHERE oid = 'movement.movement'::regclass")).isEqualTo("t");
    }

    @Test
    void refusesADatabaseThatHoldsBusiness(@TempDir Path folder) throws IOException, SQLException {
        fill();
        new Backup(access(), folder.resolve("none"), TEXTS, CLOCK).into(folder.resolve("archive"));
        assertThatThrownBy(() -> new Restore(access(), folder, TEXTS).from(folder.resolve("archive"))).isInstanceOf(Refused.class)
                .hasMessageContaining("movement.movement has rows");
    }

    @Test
    void refusesADamagedArchiveAndChangesNothing(@TempDir Path folder) throws IOException, SQLException {
        fill();
        new Backup(access(), folder.resolve("none"), TEXTS, CLOCK).into(folder.resolve("archive"));
        structure();
        Path table = folder.resolve("archive/tables/partner.partner.copy.gz");
        byte[] bytes = Files.readAllBytes(table);
        bytes[bytes.length / 2] ^= 1;
        Files.write(table, bytes);
        assertThatThrownBy(() -> new Restore(access(), folder, TEXTS).from(folder.resolve("archive"))).isInstanceOf(Refused.class).hasMessageContaining("damaged");
        assertThat(one("SELECT count(*) FROM partner.partner")).isEqualTo("0");
    }

    @Test
    void refusesAnotherStructureAndAFullFolder(@TempDir Path folder) throws IOException, SQLException {
        new Backup(access(), folder.resolve("none"), TEXTS, CLOCK).into(folder.resolve("archive"));
        run("INSERT INTO movement.flyway_history VALUES (2, '2', 44, true)");
        assertThatThrownBy(() -> new Restore(access(), folder, TEXTS).from(folder.resolve("archive"))).isInstanceOf(Refused.class).hasMessageContaining("movement");
        assertThatThrownBy(() -> new Backup(access(), folder, TEXTS, CLOCK).into(folder.resolve("archive"))).isInstanceOf(Refused.class)
                .hasMessageContaining("not empty");
    }

    private static OwnerAccess access() {
        return new OwnerAccess(ownerUrl, EmbeddedPostgres.OWNER, postgres.password(EmbeddedPostgres.OWNER));
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(ownerUrl, EmbeddedPostgres.OWNER, postgres.password(EmbeddedPostgres.OWNER));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(ownerUrl, EmbeddedPostgres.OWNER, postgres.password(EmbeddedPostgres.OWNER));
                Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
