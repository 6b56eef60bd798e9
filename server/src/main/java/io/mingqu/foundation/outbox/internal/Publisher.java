package io.mingqu.foundation.outbox.internal;

import io.mingqu.foundation.outbox.Keyed;
import io.mingqu.foundation.outbox.Outbox;
import io.mingqu.foundation.outbox.OutboxListener;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Nightly;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.ObjectMapper;

@Component
class Publisher implements Outbox, Nightly {
  private final OutboxStore store;
  private final ObjectProvider<OutboxListener<?>> listeners;
  private final ObjectMapper json;
  private final Bell bell;

  Publisher(OutboxStore store, ObjectProvider<OutboxListener<?>> listeners, ObjectMapper json, Bell bell) {
    this.store = store;
    this.listeners = listeners;
    this.json = json;
    this.bell = bell;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void publish(Object event) {
    publish(event instanceof Keyed keyed ? keyed.aggregate() : event.getClass().getSimpleName(), event);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void publish(String aggregate, Object event) {
    List<String> names = listeners.stream().filter(l -> l.eventType() == event.getClass()).map(OutboxListener::name).distinct().toList();
    store.insert(event.getClass().getName(), aggregate, json.writeValueAsString(event),
        Callers.find().map(Caller::principalId).orElse("anonymous"), names);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        bell.ring();
      }
    });
  }

  @Override
  @Transactional
  public int cleanUp() {
    return store.forgetOld();
  }
}
