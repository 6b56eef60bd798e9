package io.mingqu.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client as a careful integrator writes it: repeats with the same key until the server answers, and writes down what was acknowledged. */
final class PersistentClient {
  private static final JsonMapper JSON = JsonMapper.shared();
  static final String PASSWORD = "Proof-2026-pass";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private final ServerUnderTest server;
  private final AckLog acknowledged;
  private final Map<String, String> cookies = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).version(HttpClient.Version.HTTP_1_1).build();
  final AtomicLong repeats = new AtomicLong();

  PersistentClient(ServerUnderTest server, AckLog acknowledged) {
    this.server = server;
    this.acknowledged = acknowledged;
  }

  JsonNode get(String path) throws InterruptedException {
    return send("", "GET", path, null, null, "application/json");
  }

  JsonNode get(String login, String path) throws InterruptedException {
    return send(login, "GET", path, null, null, "application/json");
  }

  /** Writes once, however often it has to be said; the acknowledgement is on disk before this returns. */
  JsonNode write(String method, String path, Object body, String key) throws InterruptedException, IOException {
    return write("", method, path, body, key);
  }

  /** The same as a person with this login. */
  JsonNode write(String login, String method, String path, Object body, String key) throws InterruptedException, IOException {
    JsonNode answer = send(login, method, path, JSON.writeValueAsBytes(body), key, "application/json");
    acknowledged.acknowledged(key, path + " " + answer.path("id").asString(""));
    return answer;
  }

  JsonNode upload(String path, byte[] bytes, String key) throws InterruptedException, IOException {
    JsonNode answer = send("", "POST", path, bytes, key, "application/octet-stream");
    acknowledged.acknowledged(key, "/api/files " + answer.path("id").asString(""));
    return answer;
  }

  private JsonNode send(String login, String method, String path, byte @Nullable [] body, @Nullable String key, String type) throws InterruptedException {
    long startNanos = System.nanoTime();
    for (int attempt = 0; ; attempt++) {
      String failure;
      try {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(60))
            .header("Accept-Language", "en").header("Content-Type", type)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (login.isEmpty()) {
          request.header("Authorization", "Bearer " + server.token());
        } else {
          request.header("Cookie", cookies.getOrDefault(login, ""));
        }
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

  /** Signs in with the password; the session is in the database and outlives the server. */
  void signIn(String login) throws IOException, InterruptedException {
    open(login, "/api/session", Map.of("login", login, "password", PASSWORD));
  }

  /** Signs a partner's user in by phone: a demo server tells the one-time code it sends. */
  void signInByPhone(String phone) throws IOException, InterruptedException {
    String code = JSON.readTree(post("/api/session/codes", Map.of("phone", phone)).body()).path("demoCode").asString();
    open(phone, "/api/session/partner", Map.of("phone", phone, "code", code));
  }

  private void open(String login, String path, Object body) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = post(path, body);
    String cookie = response.headers().firstValue("Set-Cookie").map(header -> header.substring(0, header.indexOf(';'))).orElse("");
    if (response.statusCode() >= 300 || cookie.isEmpty()) {
      throw new IOException("sign-in of " + login + " answered " + response.statusCode());
    }
    cookies.put(login, cookie);
  }

  private HttpResponse<byte[]> post(String path, Object body) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(60))
        .header("Content-Type", "application/json").header("Idempotency-Key", "sign-in")
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))).build(), BodyHandlers.ofByteArray());
  }
}
