package io.mingqu.foundation.shared.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Serves the console's one page for every address that is not the API's, with a content security policy whose nonce is new each time. */
@Component
@Order(10)
class ConsoleFilter extends OncePerRequestFilter {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("X-Frame-Options", "DENY");
    String path = request.getRequestURI();
    boolean page = "GET".equals(request.getMethod()) && !path.startsWith("/api/") && !path.startsWith("/actuator")
        && !path.startsWith("/assets/") && !path.substring(path.lastIndexOf('/')).contains(".");
    if (!page) {
      response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
      chain.doFilter(request, response);
      return;
    }
    ClassPathResource index = new ClassPathResource("console/index.html");
    if (!index.exists()) {
      response.sendError(404, "The console is not built. Maybe run ./mingqu build?");
      return;
    }
    byte[] bytes = new byte[18];
    RANDOM.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-"
        + nonce + "'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'");
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/html;charset=UTF-8");
    response.getOutputStream().write(
        index.getContentAsString(StandardCharsets.UTF_8).replace("__NONCE__", nonce).getBytes(StandardCharsets.UTF_8));
  }
}
