package io.mingqu.foundation.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** A listener for tests, in the one context all tests share. */
@Component
class TestListeners implements OutboxListener<TestListeners.Happened> {
  record Happened(String what, int number) {}

  private final Map<String, List<Integer>> heard = new ConcurrentHashMap<>();
  volatile boolean poison;

  List<Integer> heard(String what) {
    return List.copyOf(heard.getOrDefault(what, List.of()));
  }

  @Override
  public Class<Happened> eventType() {
    return Happened.class;
  }

  @Override
  public void on(Happened event) {
    if (poison && event.what().equals("poison")) {
      throw new IllegalStateException("poisoned");
    }
    heard.computeIfAbsent(event.what(), w -> new CopyOnWriteArrayList<>()).add(event.number());
  }
}
