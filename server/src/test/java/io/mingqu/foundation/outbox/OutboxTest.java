package io.mingqu.foundation.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.testing.Eventually;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@MingquTest
class OutboxTest {
  @Autowired Outbox outbox;
  @Autowired TransactionTemplate transaction;
  @Autowired Http http;
  @Autowired Users users;
  @Autowired TestListeners listeners;

  @Test
  void deliversInOrderPerAggregate() {
    for (int i = 0; i < 30; i++) {
      publish("order/" + i % 3, new TestListeners.Happened("ordered-" + i % 3, i));
    }
    for (int a = 0; a < 3; a++) {
      int aggregate = a;
      Eventually.is(() -> listeners.heard("ordered-" + aggregate).size(), 10);
      assertThat(listeners.heard("ordered-" + aggregate)).isEqualTo(IntStream.range(0, 10).map(i -> i * 3 + aggregate).boxed().toList());
    }
  }

  @Test
  void forgetsWhatRolledBack() throws InterruptedException {
    Callers.system("test", () -> transaction.execute(tx -> {
      outbox.publish("rolled", new TestListeners.Happened("rolled", 1));
      tx.setRollbackOnly();
      return true;
    }));
    publish("rolled", new TestListeners.Happened("rolled", 2));
    Eventually.is(() -> listeners.heard("rolled"), List.of(2));
  }

  @Test
  void parksAPoisonMessageShowsItAndReplaysIt() {
    listeners.poison = true;
    publish("poison/1", new TestListeners.Happened("poison", 1));
    publish("poison/1", new TestListeners.Happened("poison", 2));
    publish("poison/2", new TestListeners.Happened("other", 3));
    Eventually.is(() -> parked().size(), 1);
    Eventually.is(() -> listeners.heard("other"), List.of(3));
    assertThat(listeners.heard("poison")).as("the next of the same aggregate waits").isEmpty();
    JsonNode message = parked().getFirst();
    assertThat(message.path("deliveries").get(0).path("error").asString()).contains("poisoned");
    listeners.poison = false;
    String replay = "/api/outbox/" + message.path("id").asString() + "/replay";
    assertThat(http.post(replay, Map.of(), users.commandLine()).status()).isEqualTo(200);
    Eventually.is(() -> listeners.heard("poison"), List.of(1, 2));
    assertThat(http.post(replay, Map.of(), users.commandLine()).code()).isEqualTo("outbox.nothing-parked");
  }

  private List<JsonNode> parked() {
    List<JsonNode> parked = new ArrayList<>();
    http.get("/api/outbox?status=PARKED", users.commandLine()).json().path("items").forEach(parked::add);
    return parked;
  }

  private void publish(String aggregate, Object event) {
    Callers.system("test", () -> transaction.execute(tx -> {
      outbox.publish(aggregate, event);
      return true;
    }));
  }
}
