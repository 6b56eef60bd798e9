package io.mingqu.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client as a careful integrator writes it: repeats with the same key until the server answers, and writes down what was acknowledged. */
final class PersistentClient {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private final ServerUnderTest server;
  private final AckLog acknowledged;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).version(HttpClient.Version.HTTP_1_1).build();
  final AtomicLong repeats = new AtomicLong();

  PersistentClient(ServerUnderTest server, AckLog acknowledged) {
    this.server = server;
    this.acknowledged = acknowledged;
  }

  JsonNode get(String path) throws InterruptedException {
    return send("GET", path, null, null, "application/json");
  }

  /** Writes once, however often it has to be said; the acknowledgement is on disk before this returns. */
  JsonNode write(String method, String path, Object body, String key) throws InterruptedException, IOException {
    JsonNode answer = send(method, path, JSON.writeValueAsBytes(body), key, "application/json");
    acknowledged.acknowledged(key, path + " " + answer.path("id").asString(""));
    return answer;
  }

  JsonNode upload(String path, byte[] bytes, String key) throws InterruptedException, IOException {
    JsonNode answer = send("POST", path, bytes, key, "application/octet-stream");
    acknowledged.acknowledged(key, "/api/files " + answer.path("id").asString(""));
    return answer;
  }

  private JsonNode send(String method, String path, byte @Nullable [] body, @Nullable String key, String type) throws InterruptedException {
    long startNanos = System.nanoTime();
    for (int attempt = 0; ; attempt++) {
      String failure;
      try {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + server.token()).header("Accept-Language", "en").header("Content-Type", type)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (key != null) {
          request.header("Idempotency-Key", key);
        }
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() < 300) {
          return response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
        }
        failure = response.statusCode() + " " + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
        if (response.statusCode() < 500) {
          throw new IllegalStateException(method + " " + path + " was refused: " + failure);
        }
      } catch (IOException | tools.jackson.core.JacksonException e) {
        failure = e.toString();
      }
      if (System.nanoTime() - startNanos > PATIENCE.toNanos()) {
        throw new IllegalStateException(method + " " + path + " got no answer within " + PATIENCE + ": " + failure);
      }
      repeats.incrementAndGet();
      Thread.sleep(Math.min(500, 50L << Math.min(attempt, 4)));
    }
  }
}
