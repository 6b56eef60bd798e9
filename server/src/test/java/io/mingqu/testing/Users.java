package io.mingqu.testing;

import io.mingqu.foundation.shared.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Makes people over HTTP and signs them in; every method gives the headers that carry the identity, to be passed to {@link Http}. */
@TestComponent
public class Users {
  public static final String PASSWORD = "a long Passw0rd for tests";
  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private final Http http;
  private final Environment environment;

  Users(Http http, Environment environment) {
    this.http = http;
    this.environment = environment;
  }

  /** The command line's own token: administrator, channel manager, pricing, finance preparer, analyst. */
  public String[] commandLine() {
    try {
      return new String[] {"Authorization", "Bearer " + Files.readString(Path.of(environment.getProperty("mingqu.data"), "cli-token")).strip()};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public record Person(String id, String login, String[] headers) {}

  /** Somebody of the staff who sees every partner. */
  public String[] staff(Role... roles) {
    return staffPerson(Map.of(), roles).headers();
  }

  /** A regional manager, sales representative …: sees only partners of these units and these partners. */
  public String[] field(Set<Long> unitIds, Set<Long> partnerIds, Role... roles) {
    return staffPerson(Map.of("seesAll", false, "unitIds", unitIds, "partnerIds", partnerIds), roles).headers();
  }

  public Person staffPerson(Map<String, ?> more, Role... roles) {
    String login = "user" + NUMBER.incrementAndGet() + "-" + roles[0].name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    Map<String, Object> body = new java.util.HashMap<>(Map.of("login", login, "name", login, "roles", roles, "password", PASSWORD));
    body.putAll(more);
    JsonNode person = created(body);
    return new Person(person.path("id").asString(), login, signIn(login, PASSWORD));
  }

  /** A user of the partner, signed in by link and code. */
  public Person partnerPerson(long partnerId, Role role) {
    String name = "partner user " + NUMBER.incrementAndGet();
    JsonNode person = created(Map.of("name", name, "partner", true, "phone", "1380000%04d".formatted(NUMBER.incrementAndGet()),
        "roles", List.of(role), "partnerIds", List.of(partnerId)));
    String id = person.path("id").asString();
    Http.Answer link = http.post("/api/people/" + id + "/link", Map.of(), commandLine());
    if (link.status() != 200) {
      throw new AssertionError(link.text());
    }
    String token = null;
    String code = null;
    for (JsonNode message : http.get("/api/people/messages", commandLine()).json().path("items")) {
      if (message.path("personName").asString().equals(name)) {
        String text = message.path("text").asString();
        if (message.path("purpose").asString().equals("access.link")) {
          token = text.replaceAll("(?s).*/l/([A-Za-z0-9_-]+).*", "$1");
        } else {
          Matcher digits = CODE.matcher(text);
          code = digits.find() ? digits.group(1) : null;
        }
      }
    }
    return new Person(id, name, cookie(http.post("/api/session/partner", Map.of("token", String.valueOf(token), "code", String.valueOf(code)))));
  }

  public String[] partner(long partnerId, Role role) {
    return partnerPerson(partnerId, role).headers();
  }

  public String[] signIn(String login, String password) {
    return cookie(http.post("/api/session", Map.of("login", login, "password", password)));
  }

  private JsonNode created(Map<String, ?> body) {
    Http.Answer answer = http.post("/api/people", body, commandLine());
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
    return answer.json();
  }

  /** The session cookie of an answer as request headers. */
  public static String[] cookie(Http.Answer answer) {
    String cookie = answer.response().headers().firstValue("Set-Cookie").orElseThrow(() -> new AssertionError(answer.text()));
    return new String[] {"Cookie", cookie.substring(0, cookie.indexOf(';'))};
  }
}
