package io.mingqu.cli.archive;

import io.mingqu.cli.Refused;
import io.mingqu.cli.Texts;
import io.mingqu.cli.archive.Manifest.FilePart;
import io.mingqu.cli.archive.Manifest.Partition;
import io.mingqu.cli.archive.Manifest.TablePart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings an archive into a database that has the same migrations and no business in it yet. Everything happens in one transaction,
 * and every table is read back and compared with the archive's hash before it is committed.
 */
public final class Restore {

    /** Tables that hold such a row as soon as anybody has worked with the installation; numbers below 1000 come with the migrations. */
    private static final Map<String, String> EVIDENCE = Map.of("intake.batch", "true", "partner.partner", "id >= 1000", "catalog.product", "id >= 1000",
            "ledger.posting", "true", "movement.movement", "true");

    private final OwnerAccess access;
    private final Path data;
    private final Texts texts;

    /** @param data the server's data folder */
    public Restore(OwnerAccess access, Path data, Texts texts) {
        this.access = access;
        this.data = data;
        this.texts = texts;
    }

    /** @throws Refused when the archive is damaged, the migrations differ or the database is not empty */
    public Manifest from(Path folder) throws IOException, SQLException {
        Manifest manifest = manifest(folder);
        checkHashes(folder, manifest);
        try (Connection connection = access.open()) {
            connection.setAutoCommit(false);
            Backup.systemScope(connection);
            Structure structure = new Structure(connection);
            refuseOtherMigrations(manifest, structure.migrations());
            Map<String, Structure.Table> tables = structure.tables().stream().collect(Collectors.toMap(Structure.Table::fullName, table -> table));
            refuseBusiness(connection, tables);
            load(connection, folder, manifest, structure.tables());
            for (TablePart part : manifest.tables()) {
                compare(connection, tables.get(part.fullName()), part);
            }
            connection.commit();
        }
        restoreFiles(folder, manifest);
        return manifest;
    }

    private Manifest manifest(Path folder) throws IOException {
        Path file = folder.resolve("manifest.json");
        if (!Files.exists(file)) {
            throw new Refused(texts.say("restore-no-manifest", folder));
        }
        try {
            Manifest manifest = JsonMapper.shared().readValue(Files.readAllBytes(file), Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new Refused(texts.say("restore-other-format", manifest.format(), Manifest.FORMAT));
            }
            return manifest;
        } catch (JacksonException e) {
            throw new Refused(texts.say("restore-damaged", file), e);
        }
    }

    private void checkHashes(Path folder, Manifest manifest) throws IOException {
        for (TablePart part : manifest.tables()) {
            Path file = folder.resolve(part.file());
            try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16)) {
                refuseUnless(hash(in).equals(part.sha256()), file);
            } catch (java.nio.file.NoSuchFileException | java.util.zip.ZipException | java.io.EOFException e) {
                throw new Refused(texts.say("restore-damaged", file), e);
            }
        }
        for (FilePart part : manifest.files()) {
            checkFile(inside(folder.resolve("files"), part.path()), part);
        }
        for (FilePart part : manifest.auditHeads()) {
            checkFile(folder.resolve(Manifest.AUDIT_HEADS), part);
        }
    }

    private void checkFile(Path file, FilePart part) throws IOException {
        refuseUnless(Files.exists(file), file);
        try (InputStream in = Files.newInputStream(file)) {
            refuseUnless(hash(in).equals(part.sha256()), file);
        }
    }

    /** A path from the manifest must not lead out of its folder. */
    private Path inside(Path folder, String path) {
        Path file = folder.resolve(path).normalize();
        refuseUnless(file.startsWith(folder.normalize()), file);
        return file;
    }

    private void refuseUnless(boolean sound, Path file) {
        if (!sound) {
            throw new Refused(texts.say("restore-damaged", file));
        }
    }

    private static String hash(InputStream in) throws IOException {
        MessageDigest digest = TableCopy.sha256();
        try (DigestInputStream through = new DigestInputStream(in, digest)) {
            through.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void refuseOtherMigrations(Manifest manifest, Map<String, List<String>> here) {
        if (!manifest.migrations().equals(here)) {
            String schemas = manifest.migrations().keySet().stream().filter(schema -> !manifest.migrations().get(schema).equals(here.get(schema)))
                    .collect(Collectors.joining(", "));
            throw new Refused(texts.say("restore-other-migrations", schemas.isEmpty() ? String.join(", ", here.keySet()) : schemas));
        }
    }

    private void refuseBusiness(Connection connection, Map<String, Structure.Table> tables) throws SQLException {
        for (String name : new TreeMap<>(EVIDENCE).keySet()) {
            if (tables.containsKey(name)) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT 1 FROM " + tables.get(name).quoted() + " WHERE " + EVIDENCE.get(name) + " LIMIT 1")) {
                    if (rows.next()) {
                        throw new Refused(texts.say("restore-not-empty", name));
                    }
                }
            }
        }
    }

    private static void load(Connection connection, Path folder, Manifest manifest, List<Structure.Table> tables) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (Structure.Table table : tables) {
                if (table.scoped()) {
                    statement.execute("ALTER TABLE " + table.quoted() + " DISABLE ROW LEVEL SECURITY");
                }
                statement.execute("ALTER TABLE " + table.quoted() + " DISABLE TRIGGER USER");
            }
            statement.execute("TRUNCATE " + tables.stream().map(Structure.Table::quoted).collect(Collectors.joining(", ")));
            for (Partition partition : manifest.partitions()) {
                partition(statement, partition);
            }
            Map<String, TablePart> parts = new HashMap<>();
            manifest.tables().forEach(part -> parts.put(part.fullName(), part));
            for (Structure.Table table : tables) {
                TablePart part = parts.get(table.fullName());
                if (part != null && part.rows() > 0) {
                    try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(part.file()))), 1 << 16)) {
                        String columns = part.columns().stream().map(Structure::quote).collect(Collectors.joining(", "));
                        TableCopy.manager(connection).copyIn("COPY %s (%s) FROM STDIN".formatted(table.quoted(), columns), in);
                    }
                }
            }
            for (Structure.Table table : tables) {
                statement.execute("ALTER TABLE " + table.quoted() + " ENABLE TRIGGER USER");
                if (table.scoped()) {
                    statement.execute("ALTER TABLE " + table.quoted() + " ENABLE ROW LEVEL SECURITY");
                }
            }
        }
        sequences(connection, manifest);
    }

    private static void partition(Statement statement, Partition partition) throws SQLException {
        String name = Structure.quote(partition.schema()) + "." + Structure.quote(partition.name());
        try (ResultSet known = statement.executeQuery("SELECT to_regclass('" + name.replace("'", "''") + "') IS NOT NULL")) {
            known.next();
            if (known.getBoolean(1)) {
                return;
            }
        }
        String[] parent = partition.parent().split("\\.", 2);
        if (!partition.bounds().matches("FOR VALUES (FROM|IN|WITH) ?\\([^;]*\\)|DEFAULT")) {
            throw new IllegalStateException("bounds of partition " + name + " are not understood: " + partition.bounds());
        }
        statement.execute("CREATE TABLE " + name + " PARTITION OF " + Structure.quote(parent[0]) + "." + Structure.quote(parent[1]) + " " + partition.bounds());
    }

    private static void sequences(Connection connection, Manifest manifest) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
            for (Map.Entry<String, Manifest.SequenceState> sequence : manifest.sequences().entrySet()) {
                statement.setString(1, sequence.getKey());
                statement.setLong(2, sequence.getValue().lastValue());
                statement.setBoolean(3, sequence.getValue().called());
                statement.executeQuery().close();
            }
        }
    }

    private void compare(Connection connection, Structure.Table table, TablePart part) throws SQLException, IOException {
        TableCopy.Result result = TableCopy.out(connection, table, OutputStream.nullOutputStream());
        if (result.rows() != part.rows() || !result.sha256().equals(part.sha256())) {
            throw new Refused(texts.say("restore-differs", part.fullName(), part.rows(), result.rows()));
        }
    }

    private void restoreFiles(Path folder, Manifest manifest) throws IOException {
        for (FilePart part : manifest.files()) {
            Path target = inside(data.resolve("files"), part.path());
            Files.createDirectories(target.getParent());
            Files.copy(inside(folder.resolve("files"), part.path()), target, StandardCopyOption.REPLACE_EXISTING);
        }
        // the chain that is in the database now is the archive's, so its heads must be too; the former ones are kept beside them
        Path heads = data.resolve(Manifest.AUDIT_HEADS);
        if (Files.exists(heads)) {
            Files.move(heads, data.resolve("audit-heads.before-restore.txt"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!manifest.auditHeads().isEmpty()) {
            Files.copy(folder.resolve(Manifest.AUDIT_HEADS), heads);
        }
    }
}
