package io.mingqu.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Owner;
import io.mingqu.testing.Users;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MingquTest
class SignInTest {
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Owner owner;

  @Test
  void tellsWhoIsSignedIn() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    var me = http.get("/api/session", person.headers()).json();
    assertThat(me.path("principalId").asString()).isEqualTo("person:" + person.id());
    assertThat(me.path("roles").get(0).asString()).isEqualTo("ANALYST");
    assertThat(http.get("/api/session").status()).isEqualTo(204);
  }

  @Test
  void setsACookieNoScriptAndNoForeignPageCanUse() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    String cookie = http.post("/api/session", Map.of("login", person.login(), "password", Users.PASSWORD)).response().headers()
        .firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
  }

  @Test
  void takesJsonOnlyAtTheDoor() {
    assertThat(http.post("/api/session", "login=admin&password=x", "Content-Type", "application/x-www-form-urlencoded").status()).isEqualTo(415);
  }

  @Test
  void answersAlikeForAWrongPasswordAndNoSuchAccount() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    Http.Answer wrong = http.post("/api/session", Map.of("login", person.login(), "password", "wrong password"));
    Http.Answer nobody = http.post("/api/session", Map.of("login", "nobody-at-all", "password", "wrong password"));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(nobody.text()).isEqualTo(wrong.text());
  }

  @Test
  void takesAsLongForNoSuchAccountAsForAWrongPassword() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    long[] nanos = new long[2];
    for (int i = 0; i < 4; i++) {
      nanos[0] += timed(person.login());
      nanos[1] += timed("nobody-" + person.login());
    }
    assertThat(nanos[1]).isBetween(nanos[0] / 3, nanos[0] * 3);
  }

  private long timed(String login) {
    long start = System.nanoTime();
    http.post("/api/session", Map.of("login", login, "password", "wrong password"));
    return System.nanoTime() - start;
  }

  @Test
  void slowsDownGuessingAlikeWhetherTheAccountExistsOrNot() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    for (String login : List.of(person.login(), "ghost-" + person.login())) {
      int status = 0;
      for (int i = 0; i < 8 && status != 429; i++) {
        status = http.post("/api/session", Map.of("login", login, "password", "guess number " + i)).status();
      }
      assertThat(status).as(login).isEqualTo(429);
    }
    Http.Answer right = http.post("/api/session", Map.of("login", person.login(), "password", Users.PASSWORD));
    assertThat(right.status()).isEqualTo(429);
    assertThat(right.response().headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void givesANewSessionAtEverySignInAndEndsTheOldOne() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    String[] second = Users.cookie(http.post("/api/session", Map.of("login", person.login(), "password", Users.PASSWORD), person.headers()));
    assertThat(second[1]).isNotEqualTo(person.headers()[1]);
    assertThat(http.get("/api/jobs", person.headers()).status()).isEqualTo(401);
    assertThat(http.get("/api/jobs", second).status()).isEqualTo(200);
  }

  @Test
  void endsEverySessionAndTokenOfADisabledPersonAtOnce() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    String token = http.post("/api/tokens", Map.of("name", "script"), person.headers()).json().path("token").asString();
    String[] bearer = {"Authorization", "Bearer " + token};
    assertThat(http.get("/api/jobs", bearer).status()).isEqualTo(200);
    assertThat(http.post("/api/people/" + person.id() + "/disable", Map.of(), users.commandLine()).status()).isEqualTo(200);
    assertThat(http.get("/api/jobs", person.headers()).status()).isEqualTo(401);
    assertThat(http.get("/api/jobs", bearer).status()).isEqualTo(401);
    assertThat(http.post("/api/session", Map.of("login", person.login(), "password", Users.PASSWORD)).code())
        .isEqualTo("access.wrong-credentials");
  }

  @Test
  void signsOutForGood() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    assertThat(http.send("DELETE", "/api/session", null, person.headers()).status()).isEqualTo(204);
    assertThat(http.get("/api/jobs", person.headers()).status()).isEqualTo(401);
  }

  @Test
  void changesOnesOwnPassword() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    assertThat(http.send("PUT", "/api/session/password", Map.of("before", "not this one", "after", "another Passw0rd!"), person.headers()).status())
        .isEqualTo(401);
    assertThat(http.send("PUT", "/api/session/password", Map.of("before", Users.PASSWORD, "after", "short"), person.headers()).code())
        .isEqualTo("access.weak-password");
    assertThat(http.send("PUT", "/api/session/password", Map.of("before", Users.PASSWORD, "after", "another Passw0rd!"), person.headers()).status())
        .isEqualTo(200);
    assertThat(users.signIn(person.login(), "another Passw0rd!")).isNotEmpty();
  }

  @Test
  void letsAPartnersUserInByLinkAndCodeOnce() {
    Users.Person user = users.partnerPerson(4711, Role.PARTNER_OWNER);
    var me = http.get("/api/session", user.headers()).json();
    assertThat(me.path("scope").asString()).isEqualTo("PARTIES");
    assertThat(me.path("partnerIds").get(0).asString()).isEqualTo("4711");
    assertThat(http.get("/api/people", user.headers()).status()).isEqualTo(403);
  }

  @Test
  void saysNothingAboutWhetherAPhoneIsKnown() {
    users.partnerPerson(4712, Role.PARTNER_OWNER);
    assertThat(http.post("/api/session/codes", Map.of("phone", "13911112222")).text()).isEqualTo("{\"sent\":true}");
    assertThat(http.post("/api/session/partner", Map.of("phone", "13911112222", "code", "000000")).code()).isEqualTo("access.wrong-credentials");
  }

  @Test
  void refusesATokenWithRolesItsOwnerLacks() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    assertThat(http.post("/api/tokens", Map.of("name", "more", "roles", List.of("ADMIN")), person.headers()).status()).isEqualTo(400);
  }

  @Test
  void refusesAnExpiredTokenAndAnExpiredSession() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    String token = http.post("/api/tokens", Map.of("name", "short", "days", 1), person.headers()).json().path("token").asString();
    String[] bearer = {"Authorization", "Bearer " + token};
    assertThat(http.get("/api/jobs", bearer).status()).isEqualTo(200);
    assertThat(owner.run("UPDATE access.token SET expires_at = now() - interval '1 second' WHERE person_id = " + person.id())).isEqualTo(1);
    assertThat(http.get("/api/jobs", bearer).status()).isEqualTo(401);
    assertThat(owner.run("UPDATE access.session SET expires_at = now() - interval '1 second' WHERE person_id = " + person.id())).isEqualTo(1);
    assertThat(http.get("/api/jobs", person.headers()).status()).isEqualTo(401);
  }

  @Test
  void keepsOnlyHashesOfSecrets() {
    Users.Person person = users.staffPerson(Map.of(), Role.ANALYST);
    String secret = person.headers()[1].substring("mingqu=".length());
    assertThat(owner.run("DELETE FROM access.session WHERE encode(hash, 'escape') LIKE '%" + secret + "%'")).isZero();
    assertThat(owner.run("UPDATE access.credential SET changed_at = changed_at WHERE password_hash LIKE '$argon2id$%' AND person_id = "
        + person.id())).isEqualTo(1);
  }

  @Test
  void letsARegionalManagerSeeTheUsersOfTheirPartnersOnly() {
    Users.Person mine = users.partnerPerson(8_001, Role.PARTNER_OWNER);
    Users.Person other = users.partnerPerson(8_002, Role.PARTNER_OWNER);
    String[] manager = users.field(java.util.Set.of(), java.util.Set.of(8_001L), Role.CHANNEL_MANAGER);
    assertThat(http.get("/api/people/" + mine.id(), manager).status()).isEqualTo(200);
    assertThat(http.get("/api/people/" + other.id(), manager).status()).isEqualTo(404);
    assertThat(http.get("/api/people?partner=true&limit=500", manager).json().path("items").size()).isEqualTo(1);
  }

  @Test
  void killsACodeAfterFiveWrongTries() {
    String phone = "13722220001";
    http.post("/api/people", Map.of("name", "code user", "partner", true, "phone", phone, "roles", List.of("PARTNER_OWNER"), "partnerIds",
        List.of(9_001)), users.commandLine());
    http.post("/api/session/codes", Map.of("phone", phone));
    String code = http.get("/api/people/messages", users.commandLine()).json().path("items").get(0).path("text").asString()
        .replaceAll(".*?(\\d{6}).*", "$1");
    String wrong = code.equals("111111") ? "222222" : "111111";
    for (int i = 0; i < 5; i++) {
      http.post("/api/session/partner", Map.of("phone", phone, "code", wrong));
    }
    assertThat(http.post("/api/session/partner", Map.of("phone", phone, "code", code)).status()).isIn(401, 429);
  }

  @Test
  void asksForTheSecondFactorOnceItIsOnAndTakesACodeOnce() {
    Users.Person person = users.staffPerson(Map.of(), Role.FINANCE_APPROVER);
    String path = "/api/session/second-factor";
    byte[] secret = base32(http.post(path, Map.of(), person.headers()).json().path("secret").asString());
    assertThat(http.send("PUT", path, Map.of("code", "000000"), person.headers()).code()).isEqualTo("access.wrong-code");
    assertThat(http.send("PUT", path, Map.of("code", code(secret, -1)), person.headers()).status()).isEqualTo(200);
    Map<String, String> half = Map.of("login", person.login(), "password", Users.PASSWORD);
    assertThat(http.post("/api/session", half).code()).isEqualTo("access.code-needed");
    String now = code(secret, 0);
    Map<String, String> whole = Map.of("login", person.login(), "password", Users.PASSWORD, "code", now);
    assertThat(http.post("/api/session", whole).status()).isEqualTo(200);
    assertThat(http.post("/api/session", whole).code()).as("the same code again").isEqualTo("access.wrong-credentials");
    assertThat(http.post("/api/session", Map.of("login", person.login(), "password", "wrong password", "code", now)).code())
        .isEqualTo("access.wrong-credentials");
  }

  /** RFC 6238 written a second time, so that both would have to be wrong alike. */
  private static String code(byte[] secret, int steps) {
    try {
      javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA1");
      mac.init(new javax.crypto.spec.SecretKeySpec(secret, "HmacSHA1"));
      byte[] step = new java.math.BigInteger(Long.toHexString(java.time.Instant.now().getEpochSecond() / 30 + steps), 16).toByteArray();
      byte[] padded = new byte[8];
      System.arraycopy(step, 0, padded, 8 - step.length, step.length);
      byte[] hash = mac.doFinal(padded);
      int at = hash[19] & 15;
      long number = (hash[at] & 127L) << 24 | (hash[at + 1] & 255L) << 16 | (hash[at + 2] & 255L) << 8 | hash[at + 3] & 255L;
      return String.format("%06d", number % 1_000_000);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] base32(String text) {
    java.math.BigInteger number = java.math.BigInteger.ZERO;
    for (char letter : text.toCharArray()) {
      number = number.shiftLeft(5).or(java.math.BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
    }
    byte[] bytes = new byte[20];
    byte[] found = number.toByteArray();
    System.arraycopy(found, Math.max(0, found.length - 20), bytes, Math.max(0, 20 - found.length), Math.min(20, found.length));
    return bytes;
  }

  @Test
  void keepsTheLastAdministratorAndStaffAccountsFromOthers() {
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    assertThat(http.post("/api/people", Map.of("login", "sneaky", "name", "x", "roles", List.of("ADMIN")), manager).code())
        .isEqualTo("access.staff-is-the-administrators");
    assertThat(http.post("/api/people", Map.of("name", "x", "partner", true, "roles", List.of("ADMIN"), "partnerIds", List.of(1)), manager).status())
        .isEqualTo(400);
  }
}
