package io.mingqu.foundation.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds the caller of a request by its session cookie or token. Implemented by {@code access}; empty means anonymous. */
public interface SignIn {
  Optional<Caller> callerOf(HttpServletRequest request);
}
