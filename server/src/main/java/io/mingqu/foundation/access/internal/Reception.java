package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.access.PersonView;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.SystemScope;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs people in. Failures are counted in a transaction of their own and told in words and time that do not give away whether the
 * account exists. No transaction is open while a password is hashed.
 */
@Component
class Reception {
  static final Duration STAFF_LIFE = Duration.ofHours(12);
  static final Duration PARTNER_LIFE = Duration.ofDays(30);
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);
  private static final Duration LINK_LIFE = Duration.ofDays(3);
  private final PersonStore people;
  private final SessionStore sessions;
  private final CodeStore codes;
  private final SecondFactorStore factors;
  private final ThrottleStore throttle;
  private final Secrets secrets;
  private final MessageStore post;
  private final Audit audit;
  private final SystemScope systemScope;
  private final TransactionTemplate transaction;
  private final boolean demo;

  Reception(PersonStore people, SessionStore sessions, CodeStore codes, SecondFactorStore factors, ThrottleStore throttle, Secrets secrets, MessageStore post, Audit audit,
      SystemScope systemScope, PlatformTransactionManager transactions, @Value("${mingqu.demo:false}") boolean demo) {
    this.people = people;
    this.sessions = sessions;
    this.codes = codes;
    this.factors = factors;
    this.throttle = throttle;
    this.secrets = secrets;
    this.post = post;
    this.audit = audit;
    this.systemScope = systemScope;
    this.transaction = new TransactionTemplate(transactions);
    this.demo = demo;
  }

  /** Where a request comes from. */
  record Visitor(String address, String agent, @Nullable String oldSession) {}

  record Opened(String token, Duration life) {}

  /** @param code of the authenticator app, for those who have switched it on */
  Opened withPassword(String login, String password, @Nullable String code, Visitor visitor) {
    String account = login.strip().toLowerCase(Locale.ROOT);
    List<ThrottleStore.Counter> counters = counters(account, visitor);
    awaitTurn(counters);
    Optional<PersonView> person = system(() -> people.byLogin(account));
    @Nullable String hash = person.isEmpty() ? null : system(() -> Optional.ofNullable(sessions.passwordHash(person.get().id()))).orElse(null);
    if (!secrets.matches(password, hash) || person.isEmpty()) {
      throw refused(counters, account, "password");
    }
    if (system(() -> factors.isOn(person.get().id()))) {
      if (code == null || code.isBlank()) {
        throw Problem.of("access.code-needed", 401);
      }
      if (!system(() -> factors.accept(person.get().id(), code.strip(), true))) {
        throw refused(counters, account, "second factor");
      }
    }
    return opened(person.get(), counters.getFirst(), visitor, "password");
  }

  /** Sends a code to the partner's user with that phone, if there is one; says nothing either way. Returns the code in a demo only. */
  Optional<String> sendCode(String phone, Visitor visitor) {
    List<ThrottleStore.Counter> counters = List.of(new ThrottleStore.Counter("phone:" + phone, 6), ThrottleStore.Counter.address(visitor.address()));
    awaitTurn(counters);
    String code = Secrets.code();
    boolean known = system(() -> {
      throttle.failed(counters); // every request counts: texts cost money, and asking for codes is guessing too
      Optional<PersonView> person = people.partnerByPhone(phone);
      person.ifPresent(p -> {
        codes.put(p.id(), null, code, CODE_LIFE);
        post.send(p.id(), "access.code", text(p, "您的登录验证码是 %s，10 分钟内有效。", "Your sign-in code is %s, valid for 10 minutes.", code));
      });
      return person.isPresent();
    });
    return demo && known ? Optional.of(code) : Optional.empty();
  }

  /** Sends a partner's user a link and, apart from it, the code that opens it; in the running transaction. */
  Map<String, String> sendLink(PersonView person, String baseUrl) {
    String link = Secrets.token();
    String code = Secrets.code();
    systemScope.during("codes are system only", () -> {
      codes.put(person.id(), link, code, LINK_LIFE);
      post.send(person.id(), "access.link",
          text(person, "请打开 %s 查看您的对账与返利。", "Open %s for your statements and rebates.", baseUrl + "/l/" + link));
      post.send(person.id(), "access.code", text(person, "打开链接时的验证码是 %s。", "The code that opens your link is %s.", code));
      return true;
    });
    return demo ? Map.of("link", "/l/" + link, "code", code) : Map.of();
  }

  Opened withCode(@Nullable String link, @Nullable String phone, String code, Visitor visitor) {
    String account = link == null ? "code:" + phone : "link:" + java.util.HexFormat.of().formatHex(Secrets.sha256(link), 0, 8);
    List<ThrottleStore.Counter> counters = counters(account, visitor);
    awaitTurn(counters);
    Optional<PersonView> person = system(() -> {
      Long byPhone = phone == null ? null : people.partnerByPhone(phone).map(PersonView::id).orElse(-1L);
      return codes.use(link, byPhone, code).flatMap(people::byId).filter(p -> !p.disabled());
    });
    if (person.isEmpty()) {
      throw refused(counters, account, "code");
    }
    return opened(person.get(), counters.getFirst(), visitor, "code");
  }

  void leave(String token) {
    system(() -> {
      sessions.close(token);
      return true;
    });
  }

  void changePassword(long personId, String before, String after, String session) {
    List<ThrottleStore.Counter> counters = List.of(ThrottleStore.Counter.account("person:" + personId));
    awaitTurn(counters);
    checkStrength(after);
    @Nullable String hash = system(() -> Optional.ofNullable(sessions.passwordHash(personId))).orElse(null);
    if (!secrets.matches(before, hash)) {
      throw refused(counters, "person:" + personId, "password");
    }
    String next = secrets.hashPassword(after);
    system(() -> {
      sessions.setPasswordHash(personId, next);
      sessions.closeAll(personId, session);
      return true;
    });
    audit.record("access.password-changed", "person", String.valueOf(personId), Map.of());
  }

  boolean hasSecondFactor(long personId) {
    return system(() -> factors.isOn(personId));
  }

  String beginSecondFactor(long personId) {
    return system(() -> factors.begin(personId));
  }

  void turnSecondFactor(long personId, String code, boolean on) {
    List<ThrottleStore.Counter> counters = List.of(ThrottleStore.Counter.account("factor:" + personId));
    awaitTurn(counters);
    if (!system(() -> factors.accept(personId, code, on))) {
      system(() -> {
        throttle.failed(counters);
        return true;
      });
      throw Problem.of("access.wrong-code", 422);
    }
    audit.record(on ? "access.second-factor-on" : "access.second-factor-off", "person", String.valueOf(personId), Map.of());
  }

  static void checkStrength(String password) {
    if (password.length() < 10 || password.length() > 200 || password.chars().distinct().count() < 5) {
      throw Problem.of("access.weak-password", 422, Map.of("lengthMin", 10));
    }
  }

  private static List<ThrottleStore.Counter> counters(String account, Visitor visitor) {
    return List.of(ThrottleStore.Counter.account(account), ThrottleStore.Counter.address(visitor.address()));
  }

  private void awaitTurn(List<ThrottleStore.Counter> counters) {
    Duration pause = system(() -> throttle.pause(counters));
    if (pause.isPositive()) {
      throw Problem.of("access.too-many-tries", 429, Map.of("seconds", pause.toSeconds() + 1));
    }
  }

  private Problem refused(List<ThrottleStore.Counter> counters, String account, String by) {
    system(() -> {
      throttle.failed(counters);
      audit.record("access.sign-in-refused", "account", account, Map.of("by", by));
      return true;
    });
    return Problem.of("access.wrong-credentials", 401);
  }

  private Opened opened(PersonView person, ThrottleStore.Counter account, Visitor visitor, String by) {
    String token = Secrets.token();
    Duration life = person.partner() ? PARTNER_LIFE : STAFF_LIFE;
    system(() -> {
      throttle.passed(account);
      if (visitor.oldSession() != null) {
        sessions.close(visitor.oldSession());
      }
      sessions.open(token, person.id(), life, visitor.address(), visitor.agent());
      return Callers.as(people.caller(person), () -> {
        audit.record("access.signed-in", "person", String.valueOf(person.id()), Map.of("by", by, "address", visitor.address()));
        return true;
      });
    });
    return new Opened(token, life);
  }

  private static String text(PersonView person, String zh, String en, String value) {
    return ("en".equals(person.language()) ? en : zh).formatted(value);
  }

  private <T> T system(Supplier<T> work) {
    return java.util.Objects.requireNonNull(Callers.system("sign-in", () -> transaction.execute(tx -> work.get())));
  }
}
