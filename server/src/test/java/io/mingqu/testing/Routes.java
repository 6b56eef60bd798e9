package io.mingqu.testing;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes the server serves, and what the hand-reviewed file expects of them. */
@TestComponent
public class Routes {
  private static final List<String> COLUMNS = Stream.concat(Stream.of("ANONYMOUS", "DISABLED"),
      Arrays.stream(Role.values()).filter(role -> role != Role.EVERYONE && role != Role.ANYONE).map(Role::name)).toList();
  private final RequestMappingHandlerMapping mapping;

  Routes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
    this.mapping = mapping;
  }

  /** @param pattern with {@code {variables}} */
  public record Route(String method, String pattern) {
    public String name() {
      return method + " " + pattern;
    }

    /** The path with every variable set to {@code id}. */
    public String path(String id) {
      return pattern.replaceAll("\\{[^}]+}", id);
    }

    public boolean hasId() {
      return pattern.contains("{");
    }

    public boolean isWrite() {
      return !method.equals("GET");
    }
  }

  public List<Route> all() {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(e -> e.getValue().getBeanType().getName().startsWith("io.mingqu."))
        .flatMap(e -> e.getKey().getPatternValues().stream().flatMap(pattern ->
            e.getKey().getMethodsCondition().getMethods().stream().map(method -> new Route(method.name(), pattern))))
        .sorted(Comparator.comparing(Route::pattern).thenComparing(Route::method)).toList();
  }

  /** Cells by route and column ({@code allow} or {@code deny}). */
  public Map<String, Map<String, String>> expected() {
    try {
      List<String> lines = new ClassPathResource("authorisation/routes.tsv").getContentAsString(StandardCharsets.UTF_8).lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
      String[] head = lines.getFirst().split("\t");
      Map<String, Map<String, String>> expected = new LinkedHashMap<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split("\t");
        if (cells.length != head.length) {
          throw new AssertionError("routes.tsv: " + cells.length + " cells instead of " + head.length + " in: " + line);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 2; i < cells.length; i++) {
          row.put(head[i], cells[i].equals("+") ? "allow" : "deny");
        }
        if (expected.put(cells[0] + " " + cells[1], row) != null) {
          throw new AssertionError("routes.tsv: two rows for " + cells[0] + " " + cells[1]);
        }
      }
      return expected;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row to start from for a route that has none: what its annotation says today, for a person to review. */
  public String suggestedRow(Route route) {
    Set<Role> roles = mapping.getHandlerMethods().entrySet().stream()
        .filter(e -> e.getKey().getPatternValues().contains(route.pattern()) && e.getKey().getMethodsCondition().getMethods().stream()
            .anyMatch(method -> method.name().equals(route.method())))
        .map(e -> allowed(e.getValue())).findFirst().orElseThrow();
    return route.method() + "\t" + route.pattern() + COLUMNS.stream().map(column -> reaches(column, roles) ? "\t+" : "\t-").collect(Collectors.joining());
  }

  private static boolean reaches(String column, Set<Role> roles) {
    if (column.equals("ANONYMOUS") || column.equals("DISABLED")) {
      return roles.contains(Role.ANYONE);
    }
    return roles.contains(Role.ANYONE) || roles.contains(Role.EVERYONE) || roles.contains(Role.valueOf(column));
  }

  private static Set<Role> allowed(HandlerMethod handler) {
    Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Allowed.class);
    return Set.of((allowed != null ? allowed
        : Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Allowed.class))).value());
  }

  public static boolean leavesTheSession(Route route) {
    return route.name().equals("DELETE /api/session");
  }
}
