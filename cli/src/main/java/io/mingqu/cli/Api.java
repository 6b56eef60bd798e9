package io.mingqu.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small client of the server's REST interface: JSON in and out, an idempotency key on every write (the same key when a write is
 * repeated because the connection broke), problems as {@link ServerProblem}.
 */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ATTEMPTS_MAX = 3;

    private final URI server;
    private final Texts texts;
    private final HttpClient http;
    private @Nullable String token;

    public Api(String server, Texts texts) {
        this.server = URI.create(server.strip().replaceAll("/+$", ""));
        this.texts = texts;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10))
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();
    }

    public URI server() {
        return server;
    }

    /** Every call from now on bears this token. */
    public Api withToken(String bearer) {
        this.token = bearer;
        return this;
    }

    public JsonNode get(String path) {
        return call("GET", path, null, null, null);
    }

    public JsonNode post(String path, Object body) {
        return call("POST", path, "application/json", BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)), null);
    }

    /** @param key the idempotency key, where the caller wants a repeat of its own to be recognised */
    public JsonNode post(String path, Object body, String key) {
        return call("POST", path, "application/json", BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)), key);
    }

    public JsonNode put(String path, Object body) {
        return call("PUT", path, "application/json", BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)), null);
    }

    public JsonNode delete(String path) {
        return call("DELETE", path, null, null, null);
    }

    /** Sends a file as the whole body and returns what the server stored it as. */
    public JsonNode upload(Path file, String purpose) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refused(texts.say("file-missing", file));
        }
        String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
        return call("POST", "/api/files?name=" + name + "&purpose=" + purpose, "application/octet-stream", BodyPublishers.ofFile(file), null);
    }

    private JsonNode call(String method, String path, @Nullable String contentType, @Nullable BodyPublisher body, @Nullable String wantedKey) {
        String key = wantedKey == null ? UUID.randomUUID().toString() : wantedKey;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofMinutes(15))
                .header("Accept", "application/json, application/problem+json").header("Accept-Language", texts.language())
                .method(method, body == null ? BodyPublishers.noBody() : body);
        if (!method.equals("GET")) {
            request.header("Idempotency-Key", key).header("X-Mingqu", "1");
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return answer(exchange(request.build()));
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                if (response.statusCode() != 503 || attempt == ATTEMPTS_MAX) {
                    return response;
                }
                Thread.sleep(1_000L * attempt);
            } catch (IOException e) {
                if (attempt == ATTEMPTS_MAX) {
                    throw new Refused(texts.say("server-away", server, String.valueOf(e.getMessage())), e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refused(texts.say("server-away", server, "interrupted"), e);
            }
        }
    }

    private static JsonNode answer(HttpResponse<byte[]> response) {
        JsonNode body = parsed(response.body());
        if (response.statusCode() >= 400) {
            String code = body.path("code").asString("http." + response.statusCode());
            throw new ServerProblem(response.statusCode(), code, body.path("detail").asString("HTTP " + response.statusCode()), body);
        }
        return body;
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode().put("detail", new String(body, StandardCharsets.UTF_8));
        }
    }
}
