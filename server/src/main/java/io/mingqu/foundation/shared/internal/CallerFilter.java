package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.SignIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds the caller of an API request to its thread. Whoever floods is turned away: an address before anybody is looked up, a person or partner after. */
@Component
@Order(20)
class CallerFilter extends OncePerRequestFilter {
  private final ObjectProvider<SignIn> signIn;
  private final RateLimits limits;
  private final ProblemWriter problems;

  CallerFilter(ObjectProvider<SignIn> signIn, RateLimits limits, ProblemWriter problems) {
    this.signIn = signIn;
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller;
    try {
      limits.ofAddress(request.getRemoteAddr());
      SignIn door = signIn.getIfAvailable();
      caller = door == null ? Optional.empty() : Callers.system("sign-in", () -> door.callerOf(request));
      caller.ifPresent(limits::ofCaller);
    } catch (Problem problem) {
      problems.write(request, response, problem);
      return;
    } catch (DataAccessException | TransactionException databaseAway) {
      problems.write(request, response, Problem.of("shared.database-away", 503));
      return;
    }
    if (caller.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    try {
      Callers.as(caller.get(), () -> {
        try {
          chain.doFilter(request, response);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        } catch (ServletException e) {
          throw new IllegalStateException(e);
        }
        return true;
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
