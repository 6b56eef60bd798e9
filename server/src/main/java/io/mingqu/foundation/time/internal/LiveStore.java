package io.mingqu.foundation.time.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** PostgreSQL's LISTEN and NOTIFY. */
@Component
class LiveStore {
  private static final int WAIT_MILLIS = 1_000;
  private final JdbcClient sql;
  private final DataSource dataSource;

  LiveStore(JdbcClient sql, DataSource dataSource) {
    this.sql = sql;
    this.dataSource = dataSource;
  }

  /** In the running transaction: heard when it commits. */
  void tell(String message) {
    sql.sql("SELECT pg_notify('mingqu_live', :message)").param("message", message).query((row, n) -> true).single();
  }

  /** Hears messages on a connection of its own as long as {@code on} says so; {@code begun} runs when none can be missed any more. */
  void listen(Runnable begun, Consumer<String> heard, BooleanSupplier on) throws SQLException {
    try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("LISTEN mingqu_live");
      begun.run();
      PGConnection postgres = connection.unwrap(PGConnection.class);
      while (on.getAsBoolean()) {
        PGNotification[] news = postgres.getNotifications(WAIT_MILLIS);
        for (PGNotification one : news == null ? new PGNotification[0] : news) {
          heard.accept(one.getParameter());
        }
      }
      statement.execute("UNLISTEN *");
    }
  }
}
