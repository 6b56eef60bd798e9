package io.mingqu.cli.archive;

import io.mingqu.cli.Refused;
import io.mingqu.cli.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** How to reach the database as its owner: the operator's own PostgreSQL, or the embedded one of a running server. */
public record OwnerAccess(String url, String user, String password) {

    /**
     * Reads MINGQU_DB_URL, MINGQU_DB_OWNER and MINGQU_DB_OWNER_PASSWORD, or else the port and the secrets in the data folder.
     *
     * @throws Refused when neither is there
     */
    public static OwnerAccess find(Path data, Map<String, String> environment, Texts texts) {
        String url = environment.getOrDefault("MINGQU_DB_URL", "");
        if (!url.isBlank()) {
            String owner = environment.getOrDefault("MINGQU_DB_OWNER", "");
            if (owner.isBlank()) {
                throw new Refused(texts.say("owner-missing"));
            }
            return new OwnerAccess(url, owner, environment.getOrDefault("MINGQU_DB_OWNER_PASSWORD", ""));
        }
        Path pid = data.resolve("pgdata").resolve("postmaster.pid");
        Path secrets = data.resolve("secrets.properties");
        try {
            List<String> lines = Files.readAllLines(pid);
            Properties passwords = new Properties();
            try (InputStream in = Files.newInputStream(secrets)) {
                passwords.load(in);
            }
            return new OwnerAccess("jdbc:postgresql://127.0.0.1:" + lines.get(3).trim() + "/mingqu", "mingqu_owner", passwords.getProperty("mingqu_owner"));
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new Refused(texts.say("database-not-running", data), e);
        }
    }

    /** A new connection as the owner; row-level security shows nothing until a scope is set. */
    public Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
