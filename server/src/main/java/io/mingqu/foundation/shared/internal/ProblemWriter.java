package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.ProblemTexts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.ObjectMapper;

/** Turns a {@link Problem} into problem+json in the caller's language. */
@Component
class ProblemWriter implements ProblemTexts {
  private final Map<String, Properties> textsByLanguage = new HashMap<>();
  private final ObjectMapper json;

  ProblemWriter(ObjectMapper json) {
    this.json = json;
    for (String language : new String[] {"zh", "en"}) {
      textsByLanguage.put(language, load(language));
    }
  }

  private static Properties load(String language) {
    Properties all = new Properties();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:problems/*." + language + ".properties")) {
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          all.load(reader);
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Object> body(HttpServletRequest request, Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    String detail = text(language(request), problem);
    body.put("type", "https://mingqu.dev/problems/" + problem.code());
    body.put("title", detail.split("[。.:：]", 2)[0]);
    body.put("status", problem.status());
    body.put("code", problem.code());
    body.put("detail", detail);
    body.put("params", problem.params());
    body.put("instance", request.getRequestURI());
    return body;
  }

  void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType("application/problem+json");
    if (problem.status() == 503 || problem.status() == 429) {
      response.setHeader("Retry-After", retryAfter(problem));
    }
    response.getOutputStream().write(json.writeValueAsBytes(body(request, problem)));
  }

  /** The problem's own {@code seconds}, otherwise two. */
  static String retryAfter(Problem problem) {
    return String.valueOf(problem.params().getOrDefault("seconds", 2));
  }

  static String language(HttpServletRequest request) {
    String header = request.getHeader("Accept-Language");
    return header != null && header.toLowerCase(java.util.Locale.ROOT).startsWith("en") ? "en" : "zh";
  }

  @Override
  public String language() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes ? language(attributes.getRequest()) : "zh";
  }

  @Override
  public String text(String language, Problem problem) {
    String text = textsByLanguage.get(language).getProperty(problem.code());
    if (text == null) {
      return problem.code() + (problem.params().isEmpty() ? "" : " " + problem.params());
    }
    for (Map.Entry<String, Object> param : problem.params().entrySet()) {
      text = text.replace("{" + param.getKey() + "}", String.valueOf(param.getValue()));
    }
    return text;
  }
}
