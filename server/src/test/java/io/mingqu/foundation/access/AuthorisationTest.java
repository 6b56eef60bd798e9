package io.mingqu.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Routes;
import io.mingqu.testing.Users;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The authorisation matrix: for every route and every kind of caller, the hand-reviewed cell of {@code authorisation/routes.tsv} over real
 * HTTP. {@code allow} means the caller reaches the route (whatever it then answers but 401 and 403), {@code deny} that they do not.
 */
@MingquTest
class AuthorisationTest {
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Routes routes;

  @Test
  void everyRouteHasARowAndEveryRowARoute() {
    Set<String> served = new TreeSet<>(routes.all().stream().map(Routes.Route::name).toList());
    Set<String> expected = new TreeSet<>(routes.expected().keySet());
    List<String> missing = routes.all().stream().filter(route -> !expected.contains(route.name())).map(routes::suggestedRow).toList();
    assertThat(missing).as("routes without a row in authorisation/routes.tsv; review these and put them in:\n" + String.join("\n", missing)).isEmpty();
    expected.removeAll(served);
    assertThat(expected).as("rows of authorisation/routes.tsv without a route").isEmpty();
  }

  @Test
  void everyCallerReachesExactlyWhatTheFileAllows() {
    Map<String, String[]> callers = callers();
    Map<String, Map<String, String>> expected = routes.expected();
    List<String> wrong = new ArrayList<>();
    for (Routes.Route route : routes.all()) {
      Map<String, String> cells = expected.get(route.name());
      if (cells == null) {
        continue; // the other test tells
      }
      callers.forEach((who, headers) -> {
        String cell = cells.get(who);
        int status = Routes.leavesTheSession(route) && !who.equals("ANONYMOUS") ? skipped(cell) : call(route, headers);
        boolean reached = status != 401 && status != 403;
        if (!(reached ? "allow" : "deny").equals(cell)) {
          wrong.add(route.name() + " for " + who + ": expected " + cell + ", answered " + status);
        }
      });
    }
    assertThat(wrong).isEmpty();
  }

  /** Signing out would end the session the next calls need; anonymous stands for all. */
  private static int skipped(String cell) {
    return "allow".equals(cell) ? 204 : 403;
  }

  private int call(Routes.Route route, String[] headers) {
    boolean body = !route.method().equals("GET") && !route.method().equals("DELETE");
    return http.status(route.method(), route.path("999999999"), body ? "[]" : null, headers);
  }

  private Map<String, String[]> callers() {
    Map<String, String[]> callers = new LinkedHashMap<>();
    callers.put("ANONYMOUS", new String[0]);
    Users.Person disabled = users.staffPerson(Map.of(), Role.ADMIN);
    http.post("/api/people/" + disabled.id() + "/disable", Map.of(), users.commandLine());
    callers.put("DISABLED", disabled.headers());
    for (Role role : Role.values()) {
      if (role.isPartner()) {
        callers.put(role.name(), users.partner(987_654_321, role));
      } else if (role != Role.EVERYONE && role != Role.ANYONE) {
        callers.put(role.name(), users.staff(role));
      }
    }
    return callers;
  }
}
