package io.mingqu.cli.archive;

import io.mingqu.cli.Refused;
import io.mingqu.cli.Texts;
import io.mingqu.cli.archive.Manifest.FilePart;
import io.mingqu.cli.archive.Manifest.TablePart;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a portable archive: every table of our schemas from one consistent snapshot, sequences, stored files, and a manifest with hashes. */
public final class Backup {

    private final OwnerAccess access;
    private final Path data;
    private final Texts texts;
    private final Clock clock;

    /** @param data the server's data folder, with the uploaded files and the audit heads; either may be missing */
    public Backup(OwnerAccess access, Path data, Texts texts, Clock clock) {
        this.access = access;
        this.data = data;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param folder where the archive goes; must be missing or empty
     * @throws Refused when the folder is not empty
     */
    public Manifest into(Path folder) throws IOException, SQLException {
        refuseFull(folder);
        Files.createDirectories(folder.resolve("tables"));
        // before the snapshot: a head that stands outside is surely inside
        List<FilePart> heads = auditHeads(folder);
        Manifest manifest;
        try (Connection connection = access.open()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            systemScope(connection);
            Structure structure = new Structure(connection);
            List<TablePart> tables = new ArrayList<>();
            for (Structure.Table table : structure.tables()) {
                tables.add(table(connection, table, folder));
            }
            manifest = new Manifest(Manifest.FORMAT, clock.instant().toString(), connection.getMetaData().getDatabaseProductVersion(), structure.migrations(),
                    tables, structure.partitions(), structure.sequences(), files(folder), heads);
            connection.rollback();
        }
        // the manifest comes last: an archive without one is not complete
        Files.write(folder.resolve("manifest.json"), JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsBytes(manifest));
        return manifest;
    }

    private void refuseFull(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new Refused(texts.say("backup-folder-full", folder));
                }
            }
        }
    }

    static void systemScope(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('mingqu.scope', 'system', true), set_config('mingqu.principal', 'archive', true)");
            statement.execute("SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL extra_float_digits = 1");
        }
    }

    private static TablePart table(Connection connection, Structure.Table table, Path folder) throws SQLException, IOException {
        TablePart named = new TablePart(table.schema(), table.name(), table.columns(), 0, "");
        try (OutputStream out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(folder.resolve(named.file()))), 1 << 16)) {
            TableCopy.Result result = TableCopy.out(connection, table, out);
            return new TablePart(table.schema(), table.name(), table.columns(), result.rows(), result.sha256());
        }
    }

    private List<FilePart> auditHeads(Path folder) throws IOException {
        Path file = data.resolve(Manifest.AUDIT_HEADS);
        return Files.exists(file) ? List.of(copied(file, folder.resolve(Manifest.AUDIT_HEADS), Manifest.AUDIT_HEADS)) : List.of();
    }

    private List<FilePart> files(Path folder) throws IOException {
        Path storedFiles = data.resolve("files");
        List<FilePart> parts = new ArrayList<>();
        if (!Files.isDirectory(storedFiles)) {
            return parts;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(storedFiles)) {
            all = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : all) {
            String path = storedFiles.relativize(file).toString().replace('\\', '/');
            parts.add(copied(file, folder.resolve("files").resolve(path), path));
        }
        return parts;
    }

    private static FilePart copied(Path file, Path copy, String path) throws IOException {
        Files.createDirectories(copy.getParent());
        MessageDigest digest = TableCopy.sha256();
        long bytes;
        try (OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(copy)), digest)) {
            bytes = Files.copy(file, out);
        }
        return new FilePart(path, bytes, HexFormat.of().formatHex(digest.digest()));
    }
}
