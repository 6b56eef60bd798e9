package io.mingqu.foundation.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.testing.Eventually;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MingquTest
class ClockTest {
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Clock clock;

  @AfterEach
  void reset() {
    http.send("DELETE", "/api/clock", null, users.commandLine());
    Eventually.is(() -> Duration.between(Instant.now(), clock.instant()).abs().toSeconds() < 5, true);
  }

  @Test
  void standsOnAnotherDayAndGoesOnRunning() {
    assertThat(http.send("PUT", "/api/clock", Map.of("now", "2027-01-31T10:00:00Z"), users.commandLine()).status()).isEqualTo(200);
    Eventually.is(() -> clock.instant().toString().substring(0, 10), "2027-01-31");
    Instant first = clock.instant();
    Eventually.is(() -> clock.instant().isAfter(first), true);
    assertThat(http.get("/api/calendars", users.commandLine()).json().path("items").get(1).path("current").path("code").asString())
        .isEqualTo("2027-02");
  }

  @Test
  void refusesATimeFarAway() {
    assertThat(http.send("PUT", "/api/clock", Map.of("now", "2126-01-31T10:00:00Z"), users.commandLine()).code()).isEqualTo("time.clock-too-far");
    assertThat(http.send("PUT", "/api/clock", Map.of(), users.commandLine()).status()).isEqualTo(400);
  }

  @Test
  void showsThePeriodsOfACalendar() {
    var periods = http.get("/api/calendars/periods?calendar=closes-25&from=2026-01-01&to=2026-03-25", users.commandLine()).json().path("items");
    assertThat(periods.get(0).path("first").asString()).isEqualTo("2025-12-26");
    assertThat(periods.size()).isEqualTo(3);
    assertThat(http.get("/api/calendars/periods?calendar=lunar", users.commandLine()).code()).isEqualTo("time.unknown-calendar");
  }
}
