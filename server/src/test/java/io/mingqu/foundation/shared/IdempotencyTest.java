package io.mingqu.foundation.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Routes;
import io.mingqu.testing.Users;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A write happens once: generated from the routes the server serves, and tried to the end on some of them. */
@MingquTest
class IdempotencyTest {
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Routes routes;

  @Test
  void everyWriteAsksForAKey() {
    List<String> wrong = new ArrayList<>();
    for (Routes.Route route : writes()) {
      Http.Answer answer = http.send(route.method(), route.path("999999999"), "{}", headers(users.commandLine(), "Idempotency-Key", " "));
      if (!answer.code().equals("shared.idempotency-key-missing")) {
        wrong.add(route.name() + ": " + answer.status() + " " + answer.code());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRefusedWriteIsRefusedAlikeAgainAndLeavesItsKeyFree() {
    List<String> wrong = new ArrayList<>();
    String[] everything = users.staff(Arrays.stream(Role.values())
        .filter(role -> !role.isPartner() && role != Role.EVERYONE && role != Role.ANYONE).toArray(Role[]::new));
    for (Routes.Route route : writes()) {
      for (String body : List.of("[]", "{}", "{\"no such field\":1}")) {
        String[] headers = headers(everything, "Idempotency-Key", UUID.randomUUID().toString());
        Http.Answer first = http.send(route.method(), route.path("999999999"), body, headers);
        Http.Answer second = http.send(route.method(), route.path("999999999"), body, headers);
        if (first.status() != second.status() || first.status() >= 500
            || first.status() >= 400 && second.response().headers().firstValue("Idempotent-Replay").isPresent()) {
          wrong.add(route.name() + " " + body + ": " + first.status() + " then " + second.status() + " " + first.text());
        }
      }
    }
    assertThat(wrong).as("every body is answered, none with 5xx").isEmpty();
  }

  @Test
  void theSameKeyAndBodyGiveTheSameAnswerAndAnotherBodyIsRefused() {
    for (Sample sample : samples()) {
      String[] headers = headers(users.commandLine(), "Idempotency-Key", UUID.randomUUID().toString());
      Http.Answer first = http.send(sample.method(), sample.path(), sample.body("a"), headers);
      assertThat(first.status()).as(sample.path() + first.text()).isLessThan(300);
      Http.Answer again = http.send(sample.method(), sample.path(), sample.body("a"), headers);
      assertThat(again.text()).as(sample.path()).isEqualTo(first.text());
      assertThat(again.status()).isEqualTo(first.status());
      assertThat(again.response().headers().firstValue("Idempotent-Replay")).contains("true");
      Http.Answer other = http.send(sample.method(), sample.path(), sample.body("b"), headers);
      assertThat(other.status()).as(sample.path()).isEqualTo(422);
      assertThat(other.code()).isEqualTo("shared.idempotency-key-reused");
    }
  }

  @Test
  void fiftyAtOnceHaveOneEffect() throws Exception {
    for (Sample sample : samples()) {
      String[] headers = headers(users.commandLine(), "Idempotency-Key", UUID.randomUUID().toString());
      Object body = sample.body("parallel-" + UUID.randomUUID().toString().substring(0, 8));
      Set<String> answers = new HashSet<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Http.Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          calls.add(() -> http.send(sample.method(), sample.path(), body, headers));
        }
        for (Future<Http.Answer> answer : threads.invokeAll(calls)) {
          assertThat(answer.get().status()).as(sample.path() + answer.get().text()).isLessThan(300);
          answers.add(answer.get().text());
        }
      }
      assertThat(answers).as(sample.path()).hasSize(1);
    }
  }

  /** One principal's key is nothing to another. */
  @Test
  void keysBelongToTheirPrincipal() {
    String key = UUID.randomUUID().toString();
    Http.Answer mine = http.post("/api/tokens", Map.of("name", "mine"), headers(users.staff(Role.ANALYST), "Idempotency-Key", key));
    Http.Answer theirs = http.post("/api/tokens", Map.of("name", "theirs"), headers(users.staff(Role.PRICING), "Idempotency-Key", key));
    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.json().path("token").asString()).isNotEqualTo(mine.json().path("token").asString());
  }

  private record Sample(String method, String path, java.util.function.Function<String, Object> make) {
    Object body(String name) {
      return make.apply(name);
    }
  }

  /** Each makes a new thing at every call: a doubled effect would be another id. */
  private static List<Sample> samples() {
    return List.of(
        new Sample("POST", "/api/tokens", name -> Map.of("name", name)),
        new Sample("POST", "/api/people", name -> Map.of("name", name, "partner", true, "login", "u-" + name + UUID.nameUUIDFromBytes(name.getBytes(
            java.nio.charset.StandardCharsets.UTF_8)).toString().substring(0, 8), "roles", List.of("PARTNER_STAFF"), "partnerIds", List.of(77))),
        new Sample("POST", "/api/entities/batch",
            name -> Map.of("items", List.of(Map.of("code", "E-" + name, "nameZh", name, "currency", "CNY")))));
  }

  private List<Routes.Route> writes() {
    return routes.all().stream().filter(Routes.Route::isWrite).filter(route -> !route.pattern().startsWith("/api/session")).toList();
  }

  private static String[] headers(String[] identity, String... more) {
    List<String> all = new ArrayList<>(List.of(identity));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
