package io.mingqu.foundation.time.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.shared.Steady;
import io.mingqu.foundation.time.Live;
import io.mingqu.foundation.time.LiveMessage;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Carries live messages through PostgreSQL's LISTEN and NOTIFY: they leave at the commit and reach every server. */
@Component
class LiveBroadcast extends Steady implements Live {
  private static final Logger LOG = LoggerFactory.getLogger(LiveBroadcast.class);
  private final LiveStore store;
  private final ObjectMapper json;
  private final MovableClock clock;
  private final Set<LiveListener> listeners = ConcurrentHashMap.newKeySet();

  LiveBroadcast(LiveStore store, ObjectMapper json, MovableClock clock) {
    super("live-listen", 1);
    this.store = store;
    this.json = json;
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
    store.tell(json.writeValueAsString(message));
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
  protected void step() throws SQLException {
    store.listen(clock::reload, this::spread, this::isRunning);
  }
}
