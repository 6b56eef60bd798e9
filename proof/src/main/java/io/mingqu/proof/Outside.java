package io.mingqu.proof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** A bank and an ERP that write down whatever arrives, check its signature, and answer; some answers get lost on the way, some are a refusal. */
final class Outside implements AutoCloseable {
  static final String SECRET = "proof-courier-secret";
  private static final int LOST_EVERY = 40;
  private static final int REFUSED_EVERY = 25;

  /** What arrived under a key: how often, with which sequence numbers, over which amount, and whether it was done. */
  record Arrived(List<Integer> sequences, List<Long> amountsMinor, boolean done) {}

  private final HttpServer server;
  private final ConcurrentMap<String, Arrived> arrived = new ConcurrentHashMap<>();
  private final AtomicInteger forged = new AtomicInteger();
  private final AtomicInteger number = new AtomicInteger();
  private volatile Runnable beforeAnswer = () -> { };

  Outside() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  Map<String, Arrived> arrived() {
    return arrived;
  }

  int forged() {
    return forged.get();
  }

  /** Runs when a message has been written down and before its answer leaves: where a crash hurts most. */
  void beforeAnswer(Runnable crash) {
    beforeAnswer = crash;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String key = String.valueOf(exchange.getRequestHeaders().getFirst("X-Mingqu-Key"));
      String sequence = String.valueOf(exchange.getRequestHeaders().getFirst("X-Mingqu-Sequence"));
      if (!signature(key, sequence, body).equals(exchange.getRequestHeaders().getFirst("X-Mingqu-Signature"))) {
        forged.incrementAndGet();
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      int n = number.incrementAndGet();
      boolean done = n % REFUSED_EVERY != 0;
      long amount = JsonMapper.shared().readTree(body).path("amountMinor").asLong();
      arrived.merge(key, new Arrived(List.of(Integer.valueOf(sequence)), List.of(amount), done), Outside::both);
      beforeAnswer.run();
      if (n % LOST_EVERY == 0) {
        exchange.sendResponseHeaders(504, -1);
        return;
      }
      byte[] answer = (done ? "{\"status\":\"success\",\"reference\":\"OUT-" + n + "\"}" : "{\"status\":\"rejected\",\"reason\":\"refused by the stand-in\"}")
          .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static Arrived both(Arrived a, Arrived b) {
    List<Integer> sequences = new ArrayList<>(a.sequences());
    sequences.addAll(b.sequences());
    List<Long> amounts = new ArrayList<>(a.amountsMinor());
    amounts.addAll(b.amountsMinor());
    return new Arrived(sequences, amounts, a.done() || b.done());
  }

  private static String signature(String key, String sequence, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((key + "\n" + sequence + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
