package io.mingqu.foundation.shared.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Behind a declared proxy the client is who the proxy says: its address counts for limits and throttles, its https for cookies. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProxyFilter extends OncePerRequestFilter {
  private final Proxies proxies;

  ProxyFilter(@Value("${mingqu.trusted-proxies}") String trusted) {
    this.proxies = Proxies.of(trusted);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !proxies.trusts(request.getRemoteAddr());
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String forwardedFor = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
    chain.doFilter(new Forwarded(request, proxies.client(request.getRemoteAddr(), forwardedFor),
        "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))), response);
  }

  private static final class Forwarded extends HttpServletRequestWrapper {
    private final String client;
    private final boolean https;

    Forwarded(HttpServletRequest request, String client, boolean https) {
      super(request);
      this.client = client;
      this.https = https || request.isSecure();
    }

    @Override
    public String getRemoteAddr() {
      return client;
    }

    @Override
    public boolean isSecure() {
      return https;
    }

    @Override
    public String getScheme() {
      return https ? "https" : super.getScheme();
    }

    @Override
    public StringBuffer getRequestURL() {
      StringBuffer url = super.getRequestURL();
      return https && url.indexOf("http:") == 0 ? url.replace(0, 4, "https") : url;
    }
  }
}
