package io.mingqu.bench.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The server in a process of its own with a stated heap, over a scratch data folder and the embedded PostgreSQL as shipped (fsync on). */
final class BenchServer implements AutoCloseable {
    private static final long READY_SECONDS = 120;
    private final Path data;
    private final Process process;

    BenchServer(Path data, String heap) throws IOException, InterruptedException {
        this.data = data;
        Files.createDirectories(data);
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx" + heap, "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-jar", "server/target/app/server-0.1.0-boot.jar", "--server.port=0", "--mingqu.data=" + data,
                "--mingqu.postgres.binaries=embedded/target/postgresql"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(data.resolve("server.log").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("MINGQU_"));
        builder.environment().putAll(Map.of("LANG", "C.UTF-8"));
        process = builder.start();
        for (long tenths = 0; !Files.exists(data.resolve("server.url")); tenths++) {
            if (!process.isAlive() || tenths > READY_SECONDS * 10) {
                close();
                throw new IllegalStateException("the server did not start; see " + data.resolve("server.log"));
            }
            Thread.sleep(100);
        }
    }

    String url() throws IOException {
        return Files.readString(data.resolve("server.url")).strip();
    }

    String token() throws IOException {
        return Files.readString(data.resolve("cli-token")).strip();
    }

    /** JDBC address of its PostgreSQL. */
    String database() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + Files.readAllLines(data.resolve("pgdata/postmaster.pid")).get(3).strip() + "/mingqu";
    }

    String password(String user) throws IOException {
        Properties secrets = new Properties();
        try (InputStream in = Files.newInputStream(data.resolve("secrets.properties"))) {
            secrets.load(in);
        }
        return secrets.getProperty(user);
    }

    /** The most memory the process had resident, in megabytes; 0 where the system does not say. */
    long residentMegabytesMax() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst().orElse(0);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
