package io.mingqu.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.kernel.policy.PolicyState.Act;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
  private static final LocalDate JUL = LocalDate.of(2026, 7, 1);
  private static final LocalDate DEC = LocalDate.of(2026, 12, 31);

  @Test
  void onlyTheseTransitionsExist() {
    List<String> possible = new ArrayList<>();
    for (PolicyState state : PolicyState.values()) {
      for (Act act : Act.values()) {
        state.after(act).ifPresent(next -> possible.add(state + " " + act + " " + next));
      }
    }
    assertThat(possible).containsExactlyInAnyOrder("DRAFT SUBMIT IN_REVIEW", "DRAFT WITHDRAW WITHDRAWN", "IN_REVIEW APPROVE APPROVED",
        "IN_REVIEW RETURN DRAFT", "APPROVED PUBLISH PUBLISHED", "APPROVED RETURN DRAFT", "APPROVED WITHDRAW WITHDRAWN",
        "PUBLISHED SUPERSEDE SUPERSEDED", "PUBLISHED WITHDRAW WITHDRAWN");
  }

  private static Succession.Version version(int number, LocalDate from, @Nullable LocalDate through) {
    return new Succession.Version(number, number, from, through);
  }

  @Test
  void anAmendmentTakesOverFromItsFirstDay() {
    List<Succession.Version> versions = List.of(version(1, JAN, DEC), version(2, JUL, null));
    assertThat(Succession.inForce(versions, JUL.minusDays(1)).map(Succession.Version::number)).contains(1);
    assertThat(Succession.inForce(versions, JUL).map(Succession.Version::number)).contains(2);
    assertThat(Succession.inForce(versions, DEC.plusDays(1)).map(Succession.Version::number)).contains(2);
    assertThat(Succession.inForce(versions, JAN.minusDays(1))).isEmpty();
  }

  @Test
  void aLaterVersionMayEndAPolicyEarly() {
    List<Succession.Version> versions = List.of(version(1, JAN, DEC), version(2, JAN, JUL.minusDays(1)));
    assertThat(Succession.inForce(versions, JUL)).isEmpty();
    assertThat(Succession.replaces(versions.get(1), versions.get(0))).isTrue();
  }

  @Test
  void spansSayOfEveryDayWhatASingleLookSays() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<Succession.Version> versions = new ArrayList<>();
      for (int number = 1; number <= 1 + random.nextInt(5); number++) {
        LocalDate from = JAN.plusDays(random.nextInt(60));
        versions.add(version(number, from, random.nextInt(3) == 0 ? null : from.plusDays(random.nextInt(40))));
      }
      LocalDate start = JAN.plusDays(random.nextInt(40));
      LocalDate end = start.plusDays(random.nextInt(50));
      List<Succession.Span> spans = Succession.between(versions, start, end);
      for (LocalDate day = start.minusDays(2); !day.isAfter(end.plusDays(2)); day = day.plusDays(1)) {
        LocalDate one = day;
        List<Long> hits = spans.stream().filter(s -> !one.isBefore(s.from()) && !one.isAfter(java.util.Objects.requireNonNull(s.through())))
            .map(Succession.Span::versionId).toList();
        Optional<Long> expected = day.isBefore(start) || day.isAfter(end) ? Optional.empty() : Succession.inForce(versions, day).map(Succession.Version::id);
        assertThat(hits).as("seed %s round %s day %s of %s", seed, round, day, versions).isEqualTo(expected.stream().toList());
      }
    }
  }

  @Test
  void oneTextForOneContent() {
    Map<String, Object> first = new LinkedHashMap<>();
    first.put("b", List.of(1, new BigDecimal("2.50"), "引\"号\n"));
    first.put("a", true);
    Map<String, Object> second = new LinkedHashMap<>();
    second.put("a", true);
    second.put("b", List.of(1L, new BigDecimal("2.5"), "引\"号\n"));
    assertThat(CanonicalText.of(first)).isEqualTo(CanonicalText.of(second)).isEqualTo("{\"a\":true,\"b\":[1,2.5,\"引\\\"号\\n\"]}");
    assertThat(CanonicalText.of(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThatThrownBy(() -> CanonicalText.of(0.1)).hasMessageContaining("Double 0.1");
  }

  @Test
  void namesEveryFieldThatDiffers() {
    Object before = Map.of("scope", Map.of("tier", "A"), "tiers", List.of(Map.of("from", 0, "ratePpm", 20_000), Map.of("from", 500, "ratePpm", 30_000)), "cap", 9);
    Object after = Map.of("scope", Map.of("tier", "B"), "tiers", List.of(Map.of("from", 0, "ratePpm", 20_000)), "minimum", 5);
    assertThat(Differences.between(before, after)).containsExactly(
        new Differences.Difference("cap", "9", null),
        new Differences.Difference("minimum", null, "5"),
        new Differences.Difference("scope.tier", "\"A\"", "\"B\""),
        new Differences.Difference("tiers[1]", "{\"from\":500,\"ratePpm\":30000}", null));
    assertThat(Differences.between(before, before)).isEmpty();
  }
}
