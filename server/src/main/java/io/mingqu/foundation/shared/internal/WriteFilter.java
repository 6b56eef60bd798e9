package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A write happens once. The key row comes first; state, audit, outbox and the stored answer follow in the same transaction; a repeat with
 * the same body gets the same answer, with another body 422. A refused write (status ≥ 400) leaves nothing, its key may be used again.
 */
@Component
@Order(30)
class WriteFilter extends OncePerRequestFilter {
  private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final int ATTEMPTS_MAX = 4;

  private final IdempotencyStore store;
  private final ProblemWriter problems;
  private final TransactionTemplate transaction;

  WriteFilter(IdempotencyStore store, ProblemWriter problems, PlatformTransactionManager transactions) {
    this.store = store;
    this.problems = problems;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Signing in and out is no business write: its answer must not be stored. Anonymous writes meet the guard behind. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !WRITES.contains(request.getMethod()) || !path.startsWith("/api/") || path.startsWith("/api/session") || Callers.find().isEmpty();
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = request.getHeader("Idempotency-Key");
    if (key == null || key.isBlank() || key.length() > 100) {
      problems.write(request, response, Problem.of("shared.idempotency-key-missing", 400));
      return;
    }
    try (RequestBody body = RequestBody.read(request)) {
      for (int attempt = 1; !answered(request, response, chain, key, body, attempt == ATTEMPTS_MAX); attempt++) {
        Thread.sleep(5L * attempt * attempt);
      }
    } catch (Problem problem) {
      problems.write(request, response, problem);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problems.write(request, response, Problem.of("shared.busy", 503));
    } catch (TransactionException | DataAccessException databaseAway) {
      logger.warn("write not committed: " + databaseAway.getMessage());
      problems.write(request, response, Problem.of("shared.database-away", 503));
    }
  }

  private boolean answered(HttpServletRequest request, HttpServletResponse response, FilterChain chain, String key, RequestBody body,
      boolean last) throws IOException {
    request.removeAttribute(ProblemAdvice.RETRY);
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    try {
      transaction.executeWithoutResult(tx -> {
        if (!once(request, answer, chain, key, body)) {
          tx.setRollbackOnly();
        }
      });
    } catch (ConcurrencyFailureException e) {
      if (last) {
        throw e;
      }
      answer.resetBuffer();
      return false;
    }
    if (request.getAttribute(ProblemAdvice.RETRY) != null && !last) {
      answer.reset();
      return false;
    }
    answer.copyBodyToResponse();
    return true;
  }

  /** Returns whether the transaction may commit. */
  private boolean once(HttpServletRequest request, ContentCachingResponseWrapper answer, FilterChain chain, String key, RequestBody body) {
    Caller caller = Callers.current();
    String route = request.getMethod() + " " + request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    try {
      if (!store.begin(caller.principalId(), key, route, body.hash())) {
        replay(request, answer, store.answer(caller.principalId(), key, route), body);
        return true;
      }
      chain.doFilter(body.again(request), answer);
      if (answer.getStatus() >= 400) {
        return false;
      }
      store.finish(caller.principalId(), key, answer.getStatus(), answer.getContentType(), answer.getContentAsByteArray());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
  }

  private void replay(HttpServletRequest request, HttpServletResponse answer, Optional<IdempotencyStore.Answer> stored, RequestBody body)
      throws IOException {
    if (stored.isEmpty() || !Arrays.equals(stored.get().bodyHash(), body.hash())) {
      problems.write(request, answer, Problem.of("shared.idempotency-key-reused", 422, Map.of("key", request.getHeader("Idempotency-Key"))));
      return;
    }
    answer.setStatus(stored.get().status());
    answer.setHeader("Idempotent-Replay", "true");
    if (stored.get().contentType() != null) {
      answer.setContentType(stored.get().contentType());
    }
    answer.getOutputStream().write(stored.get().body());
  }
}
