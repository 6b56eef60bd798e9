package io.mingqu.foundation.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Eventually;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

@MingquTest
class LiveTest {
  @Autowired Live live;
  @Autowired Users users;
  @Autowired TransactionTemplate transaction;
  @Autowired Environment environment;

  @Test
  void tellsEveryoneWhatTheyMaySeeAndNothingElse() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try {
      List<String> partner = listen(client, users.partner(5_001, Role.PARTNER_OWNER));
      List<String> office = listen(client, users.staff(Role.ANALYST));
      Eventually.is(() -> partner.contains("event:hello") && office.contains("event:hello"), true);
      tell(new LiveMessage("test.theirs", 5_002L, null, Map.of("partner", "5002")));
      tell(new LiveMessage("test.office", null, null, Map.of()));
      tell(new LiveMessage("test.own", 5_001L, null, Map.of("partner", "5001")));
      Eventually.is(() -> partner.contains("event:test.own") && office.contains("event:test.own"), true);
      assertThat(partner).doesNotContain("event:test.theirs", "event:test.office");
      assertThat(office).contains("event:test.theirs", "event:test.office");
    } finally {
      client.shutdownNow();
    }
  }

  @Test
  void staysSilentAboutWhatRolledBack() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try {
      List<String> office = listen(client, users.staff(Role.ANALYST));
      Eventually.is(() -> office.contains("event:hello"), true);
      Callers.system("test", () -> transaction.execute(tx -> {
        live.tell(new LiveMessage("test.rolled", null, null, Map.of()));
        tx.setRollbackOnly();
        return true;
      }));
      tell(new LiveMessage("test.after", null, null, Map.of()));
      Eventually.is(() -> office.contains("event:test.after"), true);
      assertThat(office).doesNotContain("event:test.rolled");
    } finally {
      client.shutdownNow();
    }
  }

  private void tell(LiveMessage message) {
    Callers.system("test", () -> transaction.execute(tx -> {
      live.tell(message);
      return true;
    }));
  }

  private List<String> listen(HttpClient client, String[] headers) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
        + environment.getProperty("local.server.port") + "/api/events")).headers(headers).build(), HttpResponse.BodyHandlers.ofInputStream());
    List<String> lines = new CopyOnWriteArrayList<>();
    Thread.ofVirtual().start(() -> {
      try (BufferedReader reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(line);
        }
      } catch (IOException ended) {
        lines.add("ended");
      }
    });
    return lines;
  }
}
