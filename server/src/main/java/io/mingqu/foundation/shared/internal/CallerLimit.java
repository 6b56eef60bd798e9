package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps one person, and all users of one partner together, to a declared pace, whatever addresses they come from. */
@Component
@Order(25)
class CallerLimit extends OncePerRequestFilter {
  private final RateLimits limits;
  private final ProblemWriter problems;

  CallerLimit(RateLimits limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/") || Callers.find().isEmpty();
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      limits.ofCaller(Callers.current());
    } catch (Problem tooMany) {
      problems.write(request, response, tooMany);
      return;
    }
    chain.doFilter(request, response);
  }
}
