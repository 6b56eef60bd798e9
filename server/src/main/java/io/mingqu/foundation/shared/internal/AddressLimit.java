package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away an address that floods the API before anything is read or looked up. This machine's own tools are not counted. */
@Component
@Order(10)
class AddressLimit extends OncePerRequestFilter {
  private final RateLimits limits;
  private final ProblemWriter problems;

  AddressLimit(RateLimits limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/") || Proxies.loopback(request.getRemoteAddr());
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      limits.ofAddress(request.getRemoteAddr());
    } catch (Problem tooMany) {
      problems.write(request, response, tooMany);
      return;
    }
    chain.doFilter(request, response);
  }
}
