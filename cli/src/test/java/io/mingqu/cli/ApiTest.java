package io.mingqu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTest {

    private static final Texts CHINESE = Texts.of(Map.of("LANG", "zh_CN.UTF-8"));
    private final List<String> keys = new ArrayList<>();
    private final List<String> languages = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void repeatsAWriteWithTheSameKeyWhileTheServerIsBusy() {
        server.createContext("/api/things", exchange -> answer(exchange, keys.size() < 2 ? 503 : 200, "{\"id\":\"7\"}"));
        assertThat(api().post("/api/things", Map.of("name", "甲")).get("id").asString()).isEqualTo("7");
        assertThat(keys).hasSizeGreaterThan(1);
        assertThat(keys.stream().distinct()).hasSize(1);
    }

    @Test
    void showsTheServersProblemInTheCallersLanguage() {
        server.createContext("/api/things", exchange -> answer(exchange, 422,
                "{\"code\":\"things.unknown\",\"detail\":\"没有编码为 X 的东西\",\"params\":{\"code\":\"X\"}}"));
        assertThatThrownBy(() -> api().get("/api/things")).isInstanceOf(ServerProblem.class).hasMessage("没有编码为 X 的东西");
        assertThat(languages).containsExactly("zh");
    }

    @Test
    void saysThatNobodyAnswersAtTheAddress() {
        server.stop(0);
        assertThatThrownBy(() -> api().get("/api/things")).isInstanceOf(Refused.class).hasMessageContaining("没有应答");
    }

    @Test
    void waitsForAJobAndTellsItsProgress() {
        List<String> told = new ArrayList<>();
        server.createContext("/api/jobs/5", exchange -> answer(exchange, 200, languages.isEmpty()
                ? "{\"status\":\"RUNNING\",\"done\":1,\"total\":4,\"message\":\"reading\"}" : "{\"status\":\"DONE\",\"done\":4,\"total\":4,\"message\":\"\"}"));
        assertThat(Jobs.await(api(), "5", CHINESE, told::add).get("status").asString()).isEqualTo("DONE");
        assertThat(told).containsExactly("第 1 步，共 4 步 reading", "第 4 步，共 4 步 ");
    }

    private Api api() {
        return new Api("http://127.0.0.1:" + server.getAddress().getPort() + "/", CHINESE);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
        languages.add(exchange.getRequestHeaders().getFirst("Accept-Language"));
    }
}
