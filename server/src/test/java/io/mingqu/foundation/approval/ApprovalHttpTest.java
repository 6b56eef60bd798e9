package io.mingqu.foundation.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.kernel.approval.Flow;
import io.mingqu.testing.Eventually;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Owner;
import io.mingqu.testing.Users;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@MingquTest
class ApprovalHttpTest {
  private static final AtomicLong SUBJECT = new AtomicLong();
  private static final long PARTY = 771;

  @Autowired Http http;
  @Autowired Users users;
  @Autowired Approvals approvals;
  @Autowired SpecialPriceOwner owner;
  @Autowired TransactionTemplate transaction;
  @Autowired Owner database;
  @Autowired @org.springframework.beans.factory.annotation.Qualifier("reminders") io.mingqu.foundation.time.Recurring deadlines;

  private Users.Person requester;
  private Users.Person region;
  private Users.Person reviewer;
  private Users.Person approver;
  private String subject = "";

  @BeforeEach
  void people() {
    requester = users.staffPerson(Map.of("seesAll", false, "unitIds", Set.of(), "partnerIds", Set.of(PARTY)), Role.SALES_REP, Role.REGIONAL_MANAGER);
    region = users.staffPerson(Map.of("seesAll", false, "unitIds", Set.of(), "partnerIds", Set.of(PARTY)), Role.REGIONAL_MANAGER);
    reviewer = users.staffPerson(Map.of(), Role.FINANCE_REVIEWER);
    approver = users.staffPerson(Map.of(), Role.FINANCE_APPROVER);
    subject = "sp" + SUBJECT.incrementAndGet();
  }

  private String submit(@Nullable Long amountMinor) {
    Caller caller = new Caller("person:" + requester.id(), requester.login(), Set.of(Role.SALES_REP), new Scope.Parties(Set.of(PARTY)));
    return Callers.as(caller, () -> transaction.execute(tx -> String.valueOf(approvals.submit(new ApprovalRequest(SpecialPriceOwner.KIND, subject,
        "特价 " + subject, "Special price " + subject, amountMinor, amountMinor == null ? null : "CNY", PARTY, List.of(),
        List.of(ApprovalRequest.Figure.money("净净价", "Net-net price", 4_380, "CNY")), "/")))));
  }

  private Http.Answer act(Users.Person who, String id, String act, Object... more) {
    Map<String, Object> body = new java.util.HashMap<>(Map.of("act", act));
    for (int i = 0; i < more.length; i += 2) {
      body.put((String) more[i], more[i + 1]);
    }
    return http.post("/api/approvals/" + id + "/acts", body, who.headers());
  }

  private List<String> inbox(Users.Person who) {
    JsonNode items = http.get("/api/approvals/inbox?limit=500", who.headers()).json().path("items");
    return StreamSupport.stream(items.spliterator(), false).map(item -> item.path("subjectId").asString()).filter(subject::equals).toList();
  }

  private static String state(Http.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("card").path("state").asString();
  }

  @Test
  void goesThroughAnySignerThenAllSignersAndTellsItsOwnerOnce() {
    String id = submit(null);
    assertThat(inbox(requester)).isEmpty();
    assertThat(inbox(region)).containsExactly(subject);
    assertThat(inbox(reviewer)).isEmpty();
    assertThat(act(requester, id, "APPROVE").code()).isEqualTo("approval.own-request");
    assertThat(state(act(region, id, "APPROVE"))).isEqualTo("OPEN");
    assertThat(state(act(approver, id, "APPROVE"))).isEqualTo("OPEN");
    assertThat(inbox(approver)).isEmpty();
    assertThat(act(approver, id, "APPROVE").code()).isEqualTo("approval.signed-already");
    assertThat(owner.heardOf(subject)).isEmpty();
    assertThat(state(act(reviewer, id, "APPROVE", "comment", "fine"))).isEqualTo("APPROVED");
    assertThat(owner.heardOf(subject)).singleElement().satisfies(ended -> {
      assertThat(ended.approved()).isTrue();
      assertThat(ended.decidedBy()).isEqualTo("person:" + reviewer.id());
    });
    assertThat(act(region, id, "REJECT", "comment", "late").code()).isEqualTo("approval.not-open");
  }

  @Test
  void twoApprovalsThatRaceHaveOneEffect() throws Exception {
    String id = submit(null);
    act(region, id, "APPROVE");
    act(approver, id, "APPROVE");
    List<Callable<Integer>> races = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Users.Person who = users.staffPerson(Map.of(), Role.FINANCE_REVIEWER);
      races.add(() -> act(who, id, "APPROVE").status());
    }
    try (var threads = Executors.newFixedThreadPool(12)) {
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> race : threads.invokeAll(races)) {
        statuses.add(race.get());
      }
      assertThat(statuses).containsOnlyOnce(200);
      assertThat(statuses).allMatch(status -> status == 200 || status == 409);
    }
    assertThat(owner.heardOf(subject)).hasSize(1);
  }

  @Test
  void isHandedOverAddedToReturnedAndWithdrawn() {
    String id = submit(null);
    Users.Person colleague = users.staffPerson(Map.of(), Role.ANALYST);
    Users.Person boss = users.staffPerson(Map.of(), Role.CHANNEL_MANAGER);
    assertThat(act(region, id, "HAND_OVER", "to", "person:" + requester.id()).code()).isEqualTo("approval.requester-cannot-sign");
    assertThat(act(region, id, "HAND_OVER", "to", "person:999999999").code()).isEqualTo("approval.unknown-person");
    assertThat(state(act(region, id, "HAND_OVER", "to", "person:" + colleague.id(), "comment", "you know them"))).isEqualTo("OPEN");
    assertThat(inbox(region)).isEmpty();
    assertThat(inbox(colleague)).containsExactly(subject);
    assertThat(state(act(colleague, id, "ADD_SIGNER_BEFORE", "to", "person:" + boss.id()))).isEqualTo("OPEN");
    assertThat(inbox(colleague)).isEmpty();
    assertThat(state(act(boss, id, "APPROVE"))).isEqualTo("OPEN");
    assertThat(state(act(colleague, id, "APPROVE"))).isEqualTo("OPEN");
    assertThat(act(reviewer, id, "RETURN", "step", 1).code()).isEqualTo("approval.reason-missing");
    assertThat(state(act(reviewer, id, "RETURN", "step", 1, "comment", "ask again"))).isEqualTo("OPEN");
    assertThat(inbox(boss)).containsExactly(subject);
    assertThat(act(requester, id, "REMIND").status()).isEqualTo(200);
    assertThat(act(requester, id, "REMIND").code()).isEqualTo("approval.reminded-already");
    assertThat(act(boss, id, "WITHDRAW").code()).isEqualTo("approval.not-requester");
    assertThat(state(act(requester, id, "WITHDRAW"))).isEqualTo("WITHDRAWN");
    assertThat(owner.heardOf(subject)).singleElement().extracting(ApprovalEnded::outcome).isEqualTo(Flow.State.WITHDRAWN);
    JsonNode history = http.get("/api/approvals/" + id, requester.headers()).json().path("history");
    assertThat(StreamSupport.stream(history.spliterator(), false).map(h -> h.path("act").asString())).containsExactly("SUBMIT", "HAND_OVER",
        "ADD_SIGNER_BEFORE", "APPROVE", "APPROVE", "RETURN", "REMIND", "WITHDRAW");
  }

  @Test
  void aStandInSignsForWhoIsAway() {
    String id = submit(null);
    Users.Person standIn = users.staffPerson(Map.of(), Role.ANALYST);
    assertThat(act(standIn, id, "APPROVE").code()).isEqualTo("approval.not-your-turn");
    Http.Answer away = http.post("/api/stand-ins", Map.of("personId", region.id(), "standInId", standIn.id(), "firstDay", LocalDate.now().minusDays(2).toString(),
        "lastDay", LocalDate.now().plusDays(5).toString(), "reason", "leave"), region.headers());
    assertThat(away.status()).as(away.text()).isLessThan(300);
    assertThat(inbox(standIn)).containsExactly(subject);
    Http.Answer signed = act(standIn, id, "APPROVE");
    assertThat(state(signed)).isEqualTo("OPEN");
    assertThat(signed.json().path("history").get(1).path("forId").asString()).isEqualTo("person:" + region.id());
  }

  @Test
  void whoDoesNotSeeThePartnerDoesNotSeeTheRequest() {
    String id = submit(null);
    Users.Person elsewhere = users.staffPerson(Map.of("seesAll", false, "unitIds", Set.of(), "partnerIds", Set.of(772)), Role.REGIONAL_MANAGER);
    assertThat(inbox(elsewhere)).isEmpty();
    assertThat(http.get("/api/approvals/" + id, elsewhere.headers()).status()).isEqualTo(404);
    assertThat(act(elsewhere, id, "APPROVE").status()).isEqualTo(404);
  }

  @Test
  void aRuleOfTheCompanyPicksTheStepsByAmount() {
    Map<String, Object> step = Map.of("name", "总经理", "mode", "ANY", "hoursMax", 24, "seats", List.of(Map.of("role", "CHANNEL_MANAGER")));
    String currencyOnlyHere = "CNY";
    Map<String, Object> rule = Map.of("kind", SpecialPriceOwner.KIND, "currency", currencyOnlyHere, "fromMinor", 1_000_000, "steps", List.of(step));
    Http.Answer made = http.post("/api/approval-rules", rule, users.commandLine());
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    try {
      assertThat(http.post("/api/approval-rules", rule, users.commandLine()).code()).isEqualTo("approval.rule-overlaps");
      Users.Person general = users.staffPerson(Map.of(), Role.CHANNEL_MANAGER);
      String large = submit(1_000_000L);
      assertThat(state(act(general, large, "APPROVE"))).isEqualTo("APPROVED");
      subject = "sp" + SUBJECT.incrementAndGet();
      String small = submit(999_999L);
      assertThat(act(general, small, "APPROVE").code()).isEqualTo("approval.not-your-turn");
    } finally {
      assertThat(http.send("DELETE", "/api/approval-rules/" + made.json().path("id").asString(), null, users.commandLine()).status()).isEqualTo(204);
    }
  }

  @Test
  void manyAreApprovedAtOnceOrNone() {
    String first = submit(null);
    subject = "sp" + SUBJECT.incrementAndGet();
    String second = submit(null);
    Map<String, Object> both = Map.of("ids", List.of(Long.valueOf(first), Long.valueOf(second)), "act", "APPROVE");
    assertThat(http.post("/api/approvals/acts", both, approver.headers()).code()).isEqualTo("approval.not-your-turn");
    assertThat(http.post("/api/approvals/acts", both, region.headers()).json().path("done").asInt()).isEqualTo(2);
    assertThat(http.post("/api/approvals/acts", both, region.headers()).status()).isEqualTo(409);
  }

  @Test
  void remindsOnceADayOfADeadlineThatPassed() {
    String id = submit(null);
    assertThat(Callers.system("test", deadlines::lookRound)).as("not due yet").isZero();
    database.run("UPDATE approval.request SET due_at = now() - interval '1 hour' WHERE id = " + id);
    assertThat(Callers.system("test", deadlines::lookRound)).isEqualTo(1);
    assertThat(Callers.system("test", deadlines::lookRound)).as("the same day").isZero();
    Eventually.is(() -> database.texts("SELECT count(*) FROM access.message WHERE purpose = 'approval.reminder' AND text LIKE '%" + subject
        + "%' AND person_id = " + region.id()), List.of("1"));
    assertThat(database.texts("SELECT text FROM access.message WHERE purpose = 'approval.reminder' AND person_id = " + requester.id())).as("not who asked").isEmpty();
    database.run("UPDATE approval.request SET reminded_at = now() - interval '25 hours' WHERE id = " + id);
    assertThat(Callers.system("test", deadlines::lookRound)).as("the next day").isEqualTo(1);
    JsonNode history = http.get("/api/approvals/" + id, approver.headers()).json().path("history");
    assertThat(StreamSupport.stream(history.spliterator(), false).filter(act -> act.path("act").asString().equals("REMIND"))).hasSize(2);
  }
}
