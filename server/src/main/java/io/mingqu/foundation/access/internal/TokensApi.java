package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.StaffOnly;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API tokens: everyone of the staff makes their own, with no more roles than they have; an administrator sees and revokes all. */
@RestController
@RequestMapping("/api/tokens")
@StaffOnly
class TokensApi {
  private static final int DAYS_MAX = 366;
  private final SessionStore store;
  private final Audit audit;

  TokensApi(SessionStore store, Audit audit) {
    this.store = store;
    this.audit = audit;
  }

  record TokenInput(@Nullable String name, @Nullable Set<Role> roles, @Nullable Integer days) {}

  /** The secret is shown once. */
  record NewToken(String id, String token, Instant expiresAt) {}

  @GetMapping
  Page<SessionStore.TokenView> list() {
    Caller caller = Callers.current();
    return new Page<>(store.tokens(caller.has(Role.ADMIN) ? null : SessionApi.personId(caller)), null);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Transactional
  public NewToken add(@RequestBody TokenInput input) {
    Caller caller = Callers.current();
    String name = input.name() == null ? "" : input.name().strip();
    Set<Role> roles = input.roles() == null ? caller.roles() : input.roles();
    int days = input.days() == null ? 90 : input.days();
    require("name", !name.isEmpty() && name.length() <= 80);
    require("roles", !roles.isEmpty() && caller.roles().containsAll(roles));
    require("days", days >= 1 && days <= DAYS_MAX);
    String token = "mq_" + Secrets.token();
    Instant expiresAt = Clock.systemUTC().instant().plus(Duration.ofDays(days));
    String id = String.valueOf(store.addToken(token, SessionApi.personId(caller), name, roles, expiresAt));
    audit.record("access.token-added", "token", id, Map.of("name", name, "roles", roles.stream().sorted().toList(), "days", days));
    return new NewToken(id, token, expiresAt);
  }

  @DeleteMapping("/{id}")
  @Transactional
  public Map<String, String> revoke(@PathVariable long id) {
    Caller caller = Callers.current();
    if (!store.revoke(id, caller.has(Role.ADMIN) ? null : SessionApi.personId(caller))) {
      throw Problem.notFound("token", String.valueOf(id));
    }
    audit.record("access.token-revoked", "token", String.valueOf(id), Map.of());
    return Map.of("id", String.valueOf(id));
  }

  private static void require(String field, boolean holds) {
    if (!holds) {
      throw Problem.of("shared.bad-field", 400, Map.of("field", field));
    }
  }
}
