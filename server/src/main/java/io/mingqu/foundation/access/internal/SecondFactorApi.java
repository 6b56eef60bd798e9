package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.StaffOnly;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everyone of the staff switches their own second factor on and off, in a session opened by a password. Below the session's address, so that no answer is stored. */
@RestController
@RequestMapping("/api/session/second-factor")
@StaffOnly
class SecondFactorApi {
  private final Reception reception;

  SecondFactorApi(Reception reception) {
    this.reception = reception;
  }

  record State(boolean on) {}

  record Code(@Nullable String code) {}

  @GetMapping
  State state() {
    return new State(reception.hasSecondFactor(SessionApi.personId(Callers.current())));
  }

  /** The secret for the authenticator app, to be confirmed by its first code. */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Map<String, String> begin(@RequestBody Map<String, Object> nothing, HttpServletRequest request) {
    Caller caller = own(request);
    String secret = reception.beginSecondFactor(SessionApi.personId(caller));
    String label = java.net.URLEncoder.encode(caller.name(), java.nio.charset.StandardCharsets.UTF_8).replace("+", "%20");
    return Map.of("secret", secret, "uri", "otpauth://totp/Mingqu:" + label + "?secret=" + secret + "&issuer=Mingqu");
  }

  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  State confirm(@RequestBody Code body, HttpServletRequest request) {
    reception.turnSecondFactor(SessionApi.personId(own(request)), code(body), true);
    return new State(true);
  }

  @PostMapping(path = "/off", consumes = MediaType.APPLICATION_JSON_VALUE)
  State off(@RequestBody Code body, HttpServletRequest request) {
    reception.turnSecondFactor(SessionApi.personId(own(request)), code(body), false);
    return new State(false);
  }

  private static Caller own(HttpServletRequest request) {
    if (Door.cookie(request) == null) {
      throw Problem.of("access.session-needed", 422);
    }
    return Callers.current();
  }

  private static String code(Code body) {
    if (body.code() == null || !body.code().strip().matches("[0-9]{6}")) {
      throw Problem.of("shared.bad-field", 400, Map.of("field", "code"));
    }
    return body.code().strip();
  }
}
