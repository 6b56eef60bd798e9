package io.mingqu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads files, saves mappings and runs imports over HTTP, as the command line does. */
@TestComponent
public class Intake {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Http http;
  private final Users users;
  private final Environment environment;

  Intake(Http http, Users users, Environment environment) {
    this.http = http;
    this.users = users;
    this.environment = environment;
  }

  public String upload(String name, byte[] bytes) {
    JsonNode answer = uploadAnswer(name, bytes);
    String id = answer.path("id").asString("");
    if (id.isEmpty()) {
      throw new AssertionError(answer.toString());
    }
    return id;
  }

  public JsonNode uploadAnswer(String name, byte[] bytes) {
    String path = "/api/files?purpose=intake&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path))
        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)).setHeader("Content-Type", "application/octet-stream")
        .setHeader("Accept-Language", "en").setHeader("Idempotency-Key", UUID.randomUUID().toString());
    String[] headers = users.commandLine();
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return JsonMapper.shared().readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public void mapping(String name, String target, String source, Map<String, ?> spec) {
    must(http.send("PUT", "/api/intake/mappings/" + name, Map.of("target", target, "source", source, "spec", spec), users.commandLine()));
  }

  /** A batch read to its end; with {@code dryRun} it stops compared. */
  public JsonNode run(String name, byte[] bytes, String mapping, boolean dryRun) {
    return started(upload(name, bytes), mapping, dryRun);
  }

  public JsonNode started(String fileId, String mapping, boolean dryRun) {
    JsonNode batch = must(http.post("/api/intake/batches", Map.of("fileId", fileId, "mapping", mapping, "dryRun", dryRun), users.commandLine()));
    return await(batch.path("id").asString());
  }

  public JsonNode post(String path, Object body) {
    return must(http.post(path, body, users.commandLine()));
  }

  public JsonNode get(String path) {
    return must(http.get(path, users.commandLine()));
  }

  /** The batch once nothing is running for it any more. */
  public JsonNode await(String batchId) {
    long end = System.nanoTime() + 180_000_000_000L;
    while (System.nanoTime() < end) {
      JsonNode batch = get("/api/intake/batches/" + batchId);
      if (!List.of("READING", "APPLYING").contains(batch.path("state").asString())) {
        return batch;
      }
      try {
        Thread.sleep(40);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("batch " + batchId + " did not end: " + get("/api/intake/batches/" + batchId));
  }

  private static JsonNode must(Http.Answer answer) {
    if (answer.status() >= 300) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer.text().isEmpty() ? JsonMapper.shared().createObjectNode() : answer.json();
  }
}
