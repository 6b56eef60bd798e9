package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.access.PersonView;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. Takes JSON only: a foreign page cannot send that with our cookie. */
@RestController
@RequestMapping("/api/session")
class SessionApi {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int SECRET_LENGTH_MAX = 200;
  private final Reception reception;
  private final PersonStore people;
  private final Clock clock;

  SessionApi(Reception reception, PersonStore people, Clock clock) {
    this.reception = reception;
    this.people = people;
    this.clock = clock;
  }

  record Password(@Nullable String login, @Nullable String password, @Nullable String code) {}

  record PhoneOnly(@Nullable String phone) {}

  record Code(@Nullable String token, @Nullable String phone, @Nullable String code) {}

  record PasswordChange(@Nullable String before, @Nullable String after) {}

  /** Who is signed in. {@code scope} is ALL or PARTIES; {@code today} is the business day by the server's clock, which may be moved. */
  record SessionView(String principalId, String name, List<Role> roles, String scope, List<String> partnerIds, String language,
      LocalDate today) {}

  /** Nothing (204) when nobody is signed in: a page that asks need not meet an error. */
  @GetMapping
  @Allowed(Role.ANYONE)
  ResponseEntity<SessionView> me() {
    Optional<Caller> caller = Callers.find();
    if (caller.isEmpty()) {
      return ResponseEntity.noContent().build();
    }
    long id = personId(caller.get());
    PersonView person = people.byId(id).orElseThrow(() -> Problem.of("access.not-signed-in", 401));
    return ResponseEntity.ok(new SessionView(caller.get().principalId(), caller.get().name(), caller.get().roles().stream().sorted().toList(),
        person.seesAll() ? "ALL" : "PARTIES", person.partnerIds().stream().sorted().map(String::valueOf).toList(), person.language(),
        LocalDate.ofInstant(clock.instant(), ZONE)));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Allowed(Role.ANYONE)
  Map<String, String> withPassword(@RequestBody Password body, HttpServletRequest request, HttpServletResponse response) {
    return opened(reception.withPassword(text("login", body.login()), text("password", body.password()), body.code(), visitor(request)), request, response);
  }

  @PostMapping(path = "/codes", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Allowed(Role.ANYONE)
  Map<String, Object> sendCode(@RequestBody PhoneOnly body, HttpServletRequest request) {
    Optional<String> demoCode = reception.sendCode(text("phone", body.phone()), visitor(request));
    return demoCode.<Map<String, Object>>map(code -> Map.of("sent", true, "demoCode", code)).orElse(Map.of("sent", true));
  }

  @PostMapping(path = "/partner", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Allowed(Role.ANYONE)
  Map<String, String> withCode(@RequestBody Code body, HttpServletRequest request, HttpServletResponse response) {
    if (body.token() == null) {
      text("phone", body.phone());
    } else {
      text("token", body.token());
    }
    return opened(reception.withCode(body.token(), body.token() == null ? body.phone() : null, text("code", body.code()), visitor(request)),
        request, response);
  }

  @PutMapping(path = "/password", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Allowed(Role.EVERYONE)
  Map<String, String> changePassword(@RequestBody PasswordChange body, HttpServletRequest request) {
    String session = Door.cookie(request);
    if (session == null) {
      throw Problem.of("access.session-needed", 403);
    }
    reception.changePassword(personId(Callers.current()), text("before", body.before()), text("after", body.after()), session);
    return Map.of();
  }

  @DeleteMapping
  @Allowed(Role.ANYONE)
  ResponseEntity<Void> leave(HttpServletRequest request) {
    String token = Door.cookie(request);
    if (token != null) {
      reception.leave(token);
    }
    return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, Door.setCookie(request, "", 0)).build();
  }

  private static Map<String, String> opened(Reception.Opened opened, HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, Door.setCookie(request, opened.token(), opened.life().toSeconds()));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return Map.of();
  }

  static long personId(Caller caller) {
    String id = caller.principalId();
    if (!id.startsWith("person:")) {
      throw Problem.of("access.not-signed-in", 401);
    }
    return Long.parseLong(id.substring("person:".length()));
  }

  private static Reception.Visitor visitor(HttpServletRequest request) {
    String agent = request.getHeader("User-Agent");
    return new Reception.Visitor(request.getRemoteAddr(), agent == null ? "" : agent, Door.cookie(request));
  }

  private static String text(String field, @Nullable String value) {
    if (value == null || value.isBlank() || value.length() > SECRET_LENGTH_MAX || value.indexOf('\0') >= 0) {
      throw Problem.of("shared.bad-field", 400, Map.of("field", field));
    }
    return value.strip();
  }
}
