package io.mingqu.settlement.payout.internal;

import io.mingqu.settlement.payout.internal.AnswerFile.Answer;
import io.mingqu.settlement.payout.internal.AnswerFile.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * 直联: brings one note to the ERP or one payment to the bank's front server over HTTP, signed. The address is the operator's setting, never a user's. Whatever
 * is not a clear answer is unknown: the message may have arrived.
 */
@Component
class Courier {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final int ANSWER_BYTES_MAX = 64 * 1024;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();
  private final Map<String, String> urls;
  private final byte[] secret;
  private final ObjectMapper json;

  Courier(@Value("${mingqu.payout.erp-url:}") String erpUrl, @Value("${mingqu.payout.bank-url:}") String bankUrl,
      @Value("${MINGQU_COURIER_SECRET:}") String secret, ObjectMapper json) {
    this.urls = Map.of(SendJob.NOTES, erpUrl, SendJob.CASH, bankUrl);
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.json = json;
  }

  /** Whether there is a connection, with an address and a secret. */
  boolean connected(String what) {
    return !urls.get(what).isBlank() && secret.length > 0;
  }

  /** Outside any transaction. */
  Answer deliver(String what, String key, int sequence, Map<String, ?> message) {
    try {
      String body = json.writeValueAsString(message);
      HttpRequest request = HttpRequest.newBuilder(URI.create(urls.get(what))).timeout(ANSWER).header("Content-Type", "application/json")
          .header("X-Mingqu-Key", key).header("X-Mingqu-Sequence", String.valueOf(sequence)).header("X-Mingqu-Signature", signature(key, sequence, body))
          .POST(HttpRequest.BodyPublishers.ofString(body)).build();
      HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return answer(key, response.statusCode(), in.readNBytes(ANSWER_BYTES_MAX));
      }
    } catch (IOException | JacksonException unclear) {
      return new Answer(key, Outcome.UNKNOWN, "", "no clear answer: " + unclear.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(key, Outcome.UNKNOWN, "", "interrupted while waiting for the answer");
    }
  }

  private Answer answer(String key, int status, byte[] bytes) {
    if (status != 200) {
      return new Answer(key, Outcome.UNKNOWN, "", "answer " + status);
    }
    JsonNode answer = json.readTree(bytes);
    return new Answer(key, AnswerFile.outcome(answer.path("status").asString("")), answer.path("reference").asString(""), answer.path("reason").asString(""));
  }

  private String signature(String key, int sequence, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal((key + "\n" + sequence + "\n" + body).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
