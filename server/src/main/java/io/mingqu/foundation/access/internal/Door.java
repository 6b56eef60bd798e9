package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.access.PersonView;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.SignIn;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Recognises the caller of a request: a bearer token, otherwise the session cookie. */
@Component
class Door implements SignIn {
  static final String COOKIE = "mingqu";
  private final SessionStore sessions;
  private final PersonStore people;

  Door(SessionStore sessions, PersonStore people) {
    this.sessions = sessions;
    this.people = people;
  }

  @Override
  public Optional<Caller> callerOf(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return sessions.byToken(authorization.substring(7).strip()).map(this::caller);
    }
    String token = cookie(request);
    return token == null ? Optional.empty() : sessions.bySession(token).map(people::caller);
  }

  /** A token acts as its person with the roles both have. */
  private Caller caller(SessionStore.Bearer bearer) {
    PersonView person = bearer.person();
    Set<Role> roles = new HashSet<>(person.roles());
    roles.retainAll(bearer.tokenRoles());
    Caller whole = people.caller(person);
    return new Caller(whole.principalId(), whole.name() + " (" + bearer.tokenName() + ")", roles, whole.scope());
  }

  static @Nullable String cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (COOKIE.equals(cookie.getName()) && !cookie.getValue().isBlank()) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  static String setCookie(HttpServletRequest request, String token, long maxAgeSeconds) {
    return ResponseCookie.from(COOKIE, token).path("/").httpOnly(true).sameSite("Strict").secure(request.isSecure()).maxAge(maxAgeSeconds)
        .build().toString();
  }
}
