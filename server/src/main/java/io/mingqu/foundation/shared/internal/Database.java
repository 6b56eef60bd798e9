package io.mingqu.foundation.shared.internal;

import io.mingqu.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Where the data are: the embedded PostgreSQL, or a server of the operator's own when {@code MINGQU_DB_URL} is set. */
record Database(String url, Credentials owner, Credentials server, @Nullable EmbeddedPostgres embedded) implements AutoCloseable {
  record Credentials(String user, String password) {}

  static Database open(Environment settings) {
    String url = settings.getProperty("mingqu.db.url", "");
    if (!url.isBlank()) {
      return new Database(url, credentials(settings, "owner"), credentials(settings, "server"), null);
    }
    Path data = Path.of(settings.getProperty("mingqu.data", "data"));
    Path binaries = Path.of(settings.getProperty("mingqu.postgres.binaries", data.resolve("postgresql").toString()));
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data, binaries, postgresSettings(settings.getProperty("mingqu.postgres.settings", "")));
    return new Database(postgres.jdbcUrl(),
        new Credentials(EmbeddedPostgres.OWNER, postgres.password(EmbeddedPostgres.OWNER)),
        new Credentials(EmbeddedPostgres.SERVER, postgres.password(EmbeddedPostgres.SERVER)), postgres);
  }

  /** {@code name=value,name=value}: more shared buffers for a large machine, or a fault for a proof. */
  private static Map<String, String> postgresSettings(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(pair -> pair.contains("="))
        .collect(Collectors.toMap(pair -> pair.substring(0, pair.indexOf('=')), pair -> pair.substring(pair.indexOf('=') + 1)));
  }

  private static Credentials credentials(Environment settings, String who) {
    String user = settings.getProperty("mingqu.db." + who, "");
    if (user.isBlank()) {
      throw new IllegalStateException("MINGQU_DB_URL is set but MINGQU_DB_" + who.toUpperCase(java.util.Locale.ROOT)
          + " is not. Set the user and its password (…_PASSWORD).");
    }
    return new Credentials(user, settings.getProperty("mingqu.db." + who + "-password", ""));
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
