package io.mingqu.foundation.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Owner;
import io.mingqu.testing.Users;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The test's server trusts 127.0.0.1 as a proxy and takes 40 requests a minute of one address; other tests come from this machine itself. */
@MingquTest
class RateLimitTest {
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Owner owner;

  @Test
  void turnsAFloodingAddressAwayAndSaysWhenToComeBack() {
    Http.Answer last = null;
    for (int i = 0; i < 60 && (last == null || last.status() != 429); i++) {
      last = http.get("/api/session", "X-Forwarded-For", "203.0.113.7");
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.code()).isEqualTo("shared.too-many-from-address");
    assertThat(last.json().path("detail").asString()).contains("203.0.113.7").contains("40 a minute");
    assertThat(last.response().headers().firstValue("Retry-After").map(Integer::parseInt).orElse(0)).isBetween(1, 60);
    assertThat(http.get("/api/session", "X-Forwarded-For", "203.0.113.8").status()).as("another client of the same proxy").isEqualTo(204);
    assertThat(http.get("/api/session", "X-Forwarded-For", "1.2.3.4, 203.0.113.7").status()).as("the same with a made-up address in front").isEqualTo(429);
  }

  @Test
  void theThrottleOfSignInsCountsTheClientBehindTheProxy() {
    http.post("/api/session", Map.of("login", "nobody-behind-a-proxy", "password", "wrong password"), "X-Forwarded-For", "6.6.6.6, 198.51.100.23");
    assertThat(owner.texts("SELECT count(*) FROM access.throttle WHERE key = 'address:198.51.100.23' AND failures = 1")).containsExactly("1");
    assertThat(owner.texts("SELECT count(*) FROM access.throttle WHERE key = 'address:6.6.6.6'")).containsExactly("0");
  }

  @Test
  void aCookieGivenThroughATlsProxyIsSecure() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    String cookie = http.post("/api/session", Map.of("login", person.login(), "password", Users.PASSWORD), "X-Forwarded-For", "203.0.113.9",
        "X-Forwarded-Proto", "https").response().headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("Secure");
  }
}
