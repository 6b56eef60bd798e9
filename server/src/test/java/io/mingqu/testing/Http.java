package io.mingqu.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Talks to the server under test over real HTTP. */
@TestComponent
public class Http {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Environment environment;

  Http(Environment environment) {
    this.environment = environment;
  }

  public record Answer(int status, String text, HttpResponse<String> response) {
    public JsonNode json() {
      return new ObjectMapper().readTree(text);
    }

    public String code() {
      return json().path("code").asString("");
    }
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Answer post(String path, @Nullable Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Sends with a fresh Idempotency-Key unless the headers bring one. */
  public Answer send(String method, String path, @Nullable Object body, String... headers) {
    try {
      HttpResponse<String> response = client.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The status alone, without waiting for a stream to end. */
  public int status(String method, String path, @Nullable Object body, String... headers) {
    try {
      HttpResponse<java.io.InputStream> response = client.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofInputStream());
      response.body().close();
      return response.statusCode();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request(String method, String path, @Nullable Object body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path));
    String text = body == null ? "" : body instanceof String s ? s : json.writeValueAsString(body);
    request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(text));
    request.setHeader("Content-Type", "application/json");
    request.setHeader("Accept-Language", "en");
    request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request.build();
  }
}
