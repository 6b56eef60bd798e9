package io.mingqu.foundation.time.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.time.Live;
import io.mingqu.foundation.time.LiveMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Carries live messages through PostgreSQL's LISTEN and NOTIFY: they leave at the commit and reach every server. */
@Component
class LiveBroadcast implements Live, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LiveBroadcast.class);
  private static final int WAIT_MILLIS = 1_000;
  private final JdbcClient sql;
  private final ObjectMapper json;
  private final DataSource dataSource;
  private final MovableClock clock;
  private final Set<LiveListener> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  LiveBroadcast(JdbcClient sql, ObjectMapper json, DataSource dataSource, MovableClock clock) {
    this.sql = sql;
    this.json = json;
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /** An open page. */
  interface LiveListener {
    Caller caller();

    void hear(LiveMessage message);
  }

  void join(LiveListener listener) {
    listeners.add(listener);
  }

  void leave(LiveListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void tell(LiveMessage message) {
    sql.sql("SELECT pg_notify('mingqu_live', :message)").param("message", json.writeValueAsString(message)).query((row, n) -> true).single();
  }

  static boolean mayHear(Caller caller, LiveMessage message) {
    if (message.principalId() != null && message.principalId().equals(caller.principalId())) {
      return true;
    }
    @Nullable Long party = message.partyId();
    return party != null ? caller.scope().sees(party) : !(caller.scope() instanceof Scope.Parties);
  }

  private void spread(String text) {
    LiveMessage message;
    try {
      message = json.readValue(text, LiveMessage.class);
    } catch (JacksonException e) {
      LOG.warn("unreadable live message {}", text);
      return;
    }
    if (ClockApi.TOPIC.equals(message.topic())) {
      clock.reload();
    }
    for (LiveListener listener : listeners) {
      if (mayHear(listener.caller(), message)) {
        listener.hear(message);
      }
    }
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().daemon().name("live-listen").start(this::loop);
  }

  private void loop() {
    while (running) {
      try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
        statement.execute("LISTEN mingqu_live");
        clock.reload();
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (running) {
          PGNotification[] news = postgres.getNotifications(WAIT_MILLIS);
          for (PGNotification one : news == null ? new PGNotification[0] : news) {
            spread(one.getParameter());
          }
        }
        statement.execute("UNLISTEN *");
      } catch (SQLException | RuntimeException e) {
        if (running) {
          LOG.warn("live messages interrupted, listening again: {}", e.getMessage());
          pause();
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
