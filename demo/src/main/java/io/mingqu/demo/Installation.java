package io.mingqu.demo;

import io.mingqu.cli.Api;
import io.mingqu.cli.Imports;
import io.mingqu.cli.Jobs;
import io.mingqu.cli.Servers;
import io.mingqu.cli.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A running server as the demo uses it: the operator's own access, and the demo's people by their logins. */
public final class Installation {

    /** Everybody in the demo has this password; partners have none, they come by link and code. */
    public static final String PASSWORD = "Mingqu-2026";

    private final String server;
    private final Path data;
    private final Texts texts;
    private final Api operator;
    private final Map<String, Api> sessions = new HashMap<>();

    public Installation(String server, Path data, Texts texts) throws IOException {
        this.server = server;
        this.data = data;
        this.texts = texts;
        this.operator = Servers.signIn(new Api(server, texts), data, Map.of(), texts);
    }

    public Path data() {
        return data;
    }

    public Texts texts() {
        return texts;
    }

    public String server() {
        return server;
    }

    /** Administrator, channel manager, finance preparer and analyst at once, for set-up. */
    public Api operator() {
        return operator;
    }

    public Api as(String login) {
        return sessions.computeIfAbsent(login, name -> Servers.signIn(new Api(server, texts), name, PASSWORD));
    }

    /** A fresh client without anybody signed in. */
    public Api anonymous() {
        return new Api(server, texts);
    }

    /** Imports a file and returns the sealed batch. */
    public JsonNode importFile(Path file, String mapping) {
        try {
            return imports().run(file, mapping, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Imports imports() {
        return new Imports(operator, texts, text -> { });
    }

    public JsonNode awaitJob(String id) {
        return Jobs.await(operator, id, texts, text -> { });
    }

    /** A scratch folder for generated files, below the data folder. */
    public Path scratch(String name) {
        try {
            return Files.createDirectories(data.resolve("demo-files").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
