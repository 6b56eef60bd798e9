package io.mingqu.cli.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Copies a table's rows out as PostgreSQL text, in the order of its key, so that equal content gives equal bytes and hash. */
final class TableCopy {

    record Result(long rows, String sha256) {
    }

    private TableCopy() {
    }

    static Result out(Connection connection, Structure.Table table, OutputStream to) throws SQLException, IOException {
        MessageDigest digest = sha256();
        long rows = manager(connection).copyOut("COPY (SELECT %s FROM %s ORDER BY %s) TO STDOUT".formatted(columns(table), table.quoted(),
                String.join(", ", table.order())), new DigestOutputStream(to, digest));
        return new Result(rows, HexFormat.of().formatHex(digest.digest()));
    }

    static String columns(Structure.Table table) {
        return table.columns().stream().map(Structure::quote).collect(Collectors.joining(", "));
    }

    static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
