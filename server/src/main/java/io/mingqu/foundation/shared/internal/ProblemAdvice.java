package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Every failure leaves as problem+json; nothing shows a stack, SQL or a path. */
@RestControllerAdvice
class ProblemAdvice {
  /** Set when the request met a deadlock or serialisation failure: {@link WriteFilter} runs it again. */
  static final String RETRY = "mingqu.retry";
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private final ProblemWriter problems;

  ProblemAdvice(ProblemWriter problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> expected(Problem problem, HttpServletRequest request) {
    return answer(problem, request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
    Throwable cause = e.getCause();
    if (cause instanceof Problem problem) {
      return answer(problem, request);
    }
    if (cause instanceof UnrecognizedPropertyException unknown) {
      return answer(Problem.of("shared.unknown-field", 400, Map.of("field", path(unknown.getPath()))), request);
    }
    if (cause instanceof DatabindException bad) {
      for (Throwable inner = bad.getCause(); inner != null; inner = inner.getCause()) {
        if (inner instanceof Problem problem) {
          return answer(problem, request);
        }
      }
      return answer(Problem.of("shared.bad-field", 400, Map.of("field", path(bad.getPath()))), request);
    }
    return answer(Problem.of("shared.bad-body", 400), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> badParameter(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    return answer(Problem.of("shared.bad-parameter", 400, Map.of("name", e.getName(), "value", String.valueOf(e.getValue()))), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> missing(MissingServletRequestParameterException e, HttpServletRequest request) {
    return answer(Problem.of("shared.missing-parameter", 400, Map.of("name", e.getParameterName())), request);
  }

  @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
  ResponseEntity<Map<String, Object>> noRoute(Exception e, HttpServletRequest request) {
    return answer(Problem.of("shared.no-such-route", 404, Map.of("path", request.getRequestURI())), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongMethod(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
    return answer(Problem.of("shared.wrong-method", 405, Map.of("method", e.getMethod(), "path", request.getRequestURI())), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongType(HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
    return answer(Problem.of("shared.wrong-media-type", 415, Map.of("type", String.valueOf(e.getContentType()))), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> deadlock(ConcurrencyFailureException e, HttpServletRequest request) {
    request.setAttribute(RETRY, true);
    return answer(Problem.of("shared.busy", 503), request);
  }

  @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
  ResponseEntity<Map<String, Object>> databaseAway(Exception e, HttpServletRequest request) {
    LOG.warn("database away: {}", e.getMessage());
    return answer(Problem.of("shared.database-away", 503), request);
  }

  @ExceptionHandler
  void clientLeft(AsyncRequestNotUsableException e) {
    LOG.debug("client left", e);
  }

  /** A handler stumbled over what the body does not hold. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> stumbled(NullPointerException e, HttpServletRequest request) {
    return RequiredFields.missing(request).map(field -> answer(Problem.of("shared.missing-field", 400, Map.of("field", field)), request))
        .orElseGet(() -> bug(e, request));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> bug(Exception e, HttpServletRequest request) {
    String incident = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("incident {} at {} {}", incident, request.getMethod(), request.getRequestURI(), e);
    return answer(Problem.of("shared.internal", 500, Map.of("incident", incident)), request);
  }

  private ResponseEntity<Map<String, Object>> answer(Problem problem, HttpServletRequest request) {
    var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.status() == 503 || problem.status() == 429) {
      answer.header("Retry-After", ProblemWriter.retryAfter(problem));
    }
    return answer.body(problems.body(request, problem));
  }

  private static String path(List<JacksonException.Reference> path) {
    StringBuilder text = new StringBuilder();
    for (JacksonException.Reference step : path) {
      if (step.getPropertyName() != null) {
        text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
      } else {
        text.append('[').append(step.getIndex()).append(']');
      }
    }
    return text.toString();
  }
}
