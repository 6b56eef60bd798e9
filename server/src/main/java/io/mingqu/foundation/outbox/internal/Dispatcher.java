package io.mingqu.foundation.outbox.internal;

import io.mingqu.foundation.outbox.OutboxListener;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Steady;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Delivers messages: one transaction each, retried with growing pauses, parked when it keeps failing. */
@Component
class Dispatcher extends Steady {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int WORKERS = 2;
  private static final long LOOK_MILLIS = 1_000;
  private final OutboxStore store;
  private final ObjectProvider<OutboxListener<?>> beans;
  private final ObjectMapper json;
  private final Bell bell;
  private final TransactionTemplate transaction;
  private final TransactionTemplate nested;
  private final int attemptsMax;
  private final long firstPauseMillis;
  private volatile Map<String, OutboxListener<?>> byName = Map.of();

  Dispatcher(OutboxStore store, ObjectProvider<OutboxListener<?>> beans, ObjectMapper json, Bell bell, PlatformTransactionManager transactions,
      @Value("${mingqu.outbox.attempts:8}") int attemptsMax, @Value("${mingqu.outbox.first-pause-millis:500}") long firstPauseMillis) {
    super("outbox", WORKERS);
    this.store = store;
    this.beans = beans;
    this.json = json;
    this.bell = bell;
    this.transaction = new TransactionTemplate(transactions);
    this.nested = new TransactionTemplate(transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    this.attemptsMax = attemptsMax;
    this.firstPauseMillis = firstPauseMillis;
  }

  /** Delivers the next due message; false when there is none. */
  private boolean deliverOne(Map<String, OutboxListener<?>> listeners) {
    return Boolean.TRUE.equals(Callers.system("outbox", () -> transaction.execute(tx -> {
      Optional<OutboxStore.Delivery> next = store.next(List.copyOf(listeners.keySet()));
      next.ifPresent(delivery -> deliver(delivery, listeners.get(delivery.listener())));
      return next.isPresent();
    })));
  }

  private <E> void deliver(OutboxStore.Delivery delivery, OutboxListener<E> listener) {
    try {
      nested.executeWithoutResult(savepoint -> listener.on(json.readValue(delivery.payload(), listener.eventType())));
      store.done(delivery);
    } catch (RuntimeException e) {
      boolean park = delivery.attempts() + 1 >= attemptsMax;
      Duration pause = Duration.ofMillis(Math.min(firstPauseMillis << Math.min(delivery.attempts(), 20), 300_000));
      LOG.warn("message {} to {} failed, attempt {}{}", delivery.messageId(), delivery.listener(), delivery.attempts() + 1,
          park ? ": parked" : "", e);
      String error = e.getClass().getSimpleName() + ": " + e.getMessage();
      store.failed(delivery, error.substring(0, Math.min(error.length(), 500)), pause, park);
    }
  }

  @Override
  public void start() {
    Map<String, OutboxListener<?>> listeners = new HashMap<>();
    beans.forEach(listener -> {
      if (listeners.put(listener.name(), listener) != null) {
        throw new IllegalStateException("Two OutboxListeners are named " + listener.name());
      }
    });
    byName = Map.copyOf(listeners);
    super.start();
  }

  @Override
  protected void step() throws InterruptedException {
    if (byName.isEmpty() || !deliverOne(byName)) {
      bell.await(LOOK_MILLIS);
    }
  }
}
