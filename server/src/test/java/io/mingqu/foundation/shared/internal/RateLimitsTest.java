package io.mingqu.foundation.shared.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final RateLimits limits = new RateLimits(5, 10, 15);

  @Test
  void countsEveryPersonForThemselves() {
    for (int i = 0; i < 10; i++) {
      limits.ofCaller(staff("person:1"));
    }
    assertThatThrownBy(() -> limits.ofCaller(staff("person:1"))).isInstanceOfSatisfying(Problem.class, problem -> {
      assertThat(problem.code()).isEqualTo("shared.too-many-from-user");
      assertThat(problem.status()).isEqualTo(429);
      assertThat(problem.params()).containsEntry("perMinute", 10).containsEntry("seconds", 6L);
    });
    limits.ofCaller(staff("person:2"));
  }

  @Test
  void countsAllUsersOfAPartnerTogether() {
    for (int i = 0; i < 15; i++) {
      limits.ofCaller(partner("person:" + i, 77));
    }
    assertThatThrownBy(() -> limits.ofCaller(partner("person:99", 77))).hasMessageContaining("shared.too-many-from-partner");
    limits.ofCaller(partner("person:100", 78));
  }

  private static Caller staff(String id) {
    return new Caller(id, id, Set.of(Role.ANALYST), Scope.ALL);
  }

  private static Caller partner(String id, long partnerId) {
    return new Caller(id, id, Set.of(Role.PARTNER_STAFF), new Scope.Parties(Set.of(partnerId)));
  }
}
