package io.mingqu.cli;

import io.mingqu.cli.archive.Backup;
import io.mingqu.cli.archive.Manifest;
import io.mingqu.cli.archive.OwnerAccess;
import io.mingqu.cli.archive.Restore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code ./mingqu import | verify | backup | restore}. Exit 0: done; 1: refused or proofs failed; 2: misused. */
public final class Main {

    private final Args args;
    private final Path data;
    private final Map<String, String> environment;
    private final Texts texts;

    private Main(Args args, Map<String, String> environment, Texts texts) {
        this.args = args;
        this.data = Path.of(args.value("--data").orElse("data"));
        this.environment = environment;
        this.texts = texts;
    }

    public static void main(String[] arguments) {
        Texts texts = Texts.of(System.getenv());
        int code;
        try {
            String[] rest = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
            Args args = new Args(rest, Set.of("--data", "--server", "--mapping"), Set.of("--dry-run"), texts);
            code = new Main(args, System.getenv(), texts).run(arguments.length == 0 ? "" : arguments[0]);
        } catch (Refused e) {
            System.err.println(e.getMessage());
            code = 1;
        } catch (ServerProblem e) {
            System.err.println(texts.say("problem-what-to-do", e.getMessage(), e.code()));
            code = 1;
        } catch (IOException | SQLException e) {
            System.err.println(e.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private int run(String command) throws IOException, SQLException {
        return switch (command) {
            case "import" -> importFile();
            case "verify" -> verify();
            case "backup" -> backup();
            case "restore" -> restore();
            default -> misused();
        };
    }

    private int misused() {
        System.err.println(texts.say("usage"));
        return 2;
    }

    private Api server() throws IOException {
        return Servers.signIn(Servers.find(args, data, texts), data, environment, texts);
    }

    private int importFile() throws IOException {
        if (args.word(0).isEmpty()) {
            return misused();
        }
        Imports imports = new Imports(server(), texts, System.err::println);
        imports.run(Path.of(args.word(0).get()), args.value("--mapping").orElse(""), args.has("--dry-run"));
        return 0;
    }

    private int verify() throws IOException {
        JsonNode report = server().get("/api/verify");
        List<String> failed = new ArrayList<>();
        for (JsonNode line : report.get("items")) {
            boolean pass = line.get("pass").asBoolean();
            System.err.printf("%s %-40s %6d ms  %s%n", pass ? "✓" : "✗", line.get("name").asString(), line.get("millis").asLong(), line.get("figures"));
            if (!pass) {
                failed.add(line.get("name").asString());
            }
        }
        System.err.println(failed.isEmpty() ? texts.say("verify-pass") : texts.say("verify-fail", String.join(", ", failed)));
        System.out.println(report);
        return failed.isEmpty() ? 0 : 1;
    }

    private int backup() throws IOException, SQLException {
        if (args.word(0).isEmpty()) {
            return misused();
        }
        Path folder = Path.of(args.word(0).get());
        Manifest manifest = new Backup(OwnerAccess.find(data, environment, texts), data, texts, Clock.systemUTC()).into(folder);
        System.err.println(texts.say("backup-done", manifest.tables().size(), rows(manifest), manifest.files().size(), folder));
        return 0;
    }

    private int restore() throws IOException, SQLException {
        if (args.word(0).isEmpty()) {
            return misused();
        }
        Manifest manifest = new Restore(OwnerAccess.find(data, environment, texts), data, texts).from(Path.of(args.word(0).get()));
        System.err.println(texts.say("restore-done", manifest.tables().size(), rows(manifest), manifest.files().size()));
        return 0;
    }

    private static long rows(Manifest manifest) {
        return manifest.tables().stream().mapToLong(Manifest.TablePart::rows).sum();
    }
}
