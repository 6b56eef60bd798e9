package io.mingqu.foundation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.kernel.approval.Act;
import io.mingqu.kernel.policy.PolicyState;
import io.mingqu.testing.MingquTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@MingquTest
class PolicyLifeTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Caller AUTHOR = new Caller("author", "Author", Set.of(Role.CHANNEL_MANAGER), Scope.ALL);
  private static final Caller SECOND = new Caller("second", "Second", Set.of(Role.CHANNEL_MANAGER), Scope.ALL);
  private static final Caller APPROVER = new Caller("approver", "Approver", Set.of(Role.FINANCE_APPROVER), Scope.ALL);

  @Autowired Policies policies;
  @Autowired Approvals approvals;
  @Autowired io.mingqu.foundation.approval.ApprovalDesk desk;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;
  @Autowired Clock clock;

  private <T> T as(Caller caller, Supplier<T> work) {
    return Callers.as(caller, () -> transaction.execute(tx -> work.get()));
  }

  private static JsonNode body(String product, long perHundred, long... gifts) {
    StringBuilder examples = new StringBuilder();
    for (int i = 0; i < gifts.length; i++) {
      examples.append(i == 0 ? "" : ",").append("{\"bought\":").append((i + 1) * 100).append(",\"gifts\":").append(gifts[i]).append('}');
    }
    return new ObjectMapper().readTree("{\"product\":\"" + product + "\",\"perHundred\":" + perHundred + ",\"examples\":[" + examples + "]}");
  }

  private PolicyVersion draft(String product, LocalDate from, @Nullable LocalDate through, JsonNode body) {
    String code = "TEST-" + NUMBER.incrementAndGet();
    return as(AUTHOR, () -> policies.create(new Policies.NewPolicy(GiftPolicyKind.NAME, code, null, "赠品 " + product, "Gift " + product, code + "号", from, through, body)));
  }

  private void approve(long versionId, Caller by) {
    as(by, () -> {
      desk.act(approvals.latest("policy", String.valueOf(versionId)).orElseThrow().approvalId(), new Act.Approve(), "");
      return true;
    });
  }

  private PolicyVersion published(PolicyVersion draft) {
    as(AUTHOR, () -> policies.submit(draft.id()));
    approve(draft.id(), APPROVER);
    return as(AUTHOR, () -> policies.publish(draft.id()));
  }

  @Test
  void goesFromDraftToPublishedWithFourEyes() {
    PolicyVersion draft = draft("A1", LocalDate.of(2026, 1, 1), null, body("A1", 3, 3, 6, 9));
    as(AUTHOR, () -> policies.submit(draft.id()));
    assertThatThrownBy(() -> approve(draft.id(), AUTHOR)).isInstanceOf(Problem.class).hasMessageContaining("own-request");
    assertThatThrownBy(() -> as(AUTHOR, () -> policies.publish(draft.id()))).isInstanceOf(Problem.class).hasMessageContaining("wrong-state");
    approve(draft.id(), APPROVER);
    PolicyVersion published = as(AUTHOR, () -> policies.publish(draft.id()));
    assertThat(published.state()).isEqualTo(PolicyState.PUBLISHED);
    assertThat(published.sha256()).hasSize(64);
    assertThatThrownBy(() -> as(AUTHOR, () -> sql.sql("UPDATE policy.version SET body = '{}' WHERE id = :id").param("id", draft.id()).update()))
        .hasStackTraceContaining("is published and cannot change");
  }

  @Test
  void whoWroteAVersionCannotApproveItEvenIfAnotherSubmitted() {
    PolicyVersion draft = draft("A2", LocalDate.of(2026, 1, 1), null, body("A2", 3, 3, 6, 9));
    as(SECOND, () -> policies.change(draft.id(), new Policies.Change(draft.documentNo(), draft.validFrom(), null, body("A2", 4, 4, 8, 12), "more")));
    as(SECOND, () -> policies.submit(draft.id()));
    assertThatThrownBy(() -> approve(draft.id(), AUTHOR)).isInstanceOf(Problem.class).hasMessageContaining("author-approves");
    assertThat(as(AUTHOR, () -> policies.version(draft.id())).state()).isEqualTo(PolicyState.IN_REVIEW);
  }

  @Test
  void refusesWrongAndMissingExamplesAtPublish() {
    PolicyVersion few = draft("A3", LocalDate.of(2026, 1, 1), null, body("A3", 3, 3, 6));
    PolicyVersion wrong = draft("A4", LocalDate.of(2026, 1, 1), null, body("A4", 3, 3, 6, 10));
    assertThatThrownBy(() -> published(few)).isInstanceOf(Problem.class).hasMessageContaining("too-few-examples");
    assertThatThrownBy(() -> published(wrong)).isInstanceOf(Problem.class).hasMessageContaining("example-wrong").hasMessageContaining("actual=9");
  }

  @Test
  void refusesAConflictWithItsWitness() {
    published(draft("B1", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), body("B1", 3, 3, 6, 9)));
    published(draft("B1", LocalDate.of(2026, 7, 1), null, body("B1", 4, 4, 8, 12)));
    assertThatThrownBy(() -> published(draft("B1", LocalDate.of(2026, 6, 30), null, body("B1", 5, 5, 10, 15))))
        .isInstanceOf(Problem.class).hasMessageContaining("policy.conflict").hasMessageContaining("product B1");
  }

  @Test
  void anAmendmentTakesOverFromItsFirstDayOnAndTheEarlierVersionKeepsTheDaysBefore() {
    PolicyVersion first = published(draft("C1", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), body("C1", 3, 3, 6, 9)));
    Instant beforeAmendment = clock.instant();
    PolicyVersion draft = as(SECOND, () -> policies.amend(first.policyId()));
    as(SECOND, () -> policies.change(draft.id(), new Policies.Change("修订-" + first.code(), LocalDate.of(2026, 7, 1), LocalDate.of(2026, 12, 31), body("C1", 5, 5, 10, 15), "from July")));
    as(SECOND, () -> policies.submit(draft.id()));
    approve(draft.id(), APPROVER);
    as(SECOND, () -> policies.publish(draft.id()));
    Instant after = clock.instant();
    as(AUTHOR, () -> {
      assertThat(inForce(first, LocalDate.of(2026, 3, 15), after)).containsExactly(first.id());
      assertThat(inForce(first, LocalDate.of(2026, 8, 15), after)).containsExactly(draft.id());
      assertThat(inForce(first, LocalDate.of(2026, 8, 15), beforeAmendment)).containsExactly(first.id());
      assertThat(inForce(first, LocalDate.of(2027, 1, 1), after)).isEmpty();
      assertThat(policies.publishedBetween(GiftPolicyKind.NAME, LocalDate.of(2026, 6, 1), LocalDate.of(2026, 7, 31), after).stream()
          .filter(v -> v.version().policyId() == first.policyId()).map(v -> v.version().number() + " " + v.from() + " " + v.through()))
          .containsExactly("1 2026-06-01 2026-06-30", "2 2026-07-01 2026-07-31");
      return true;
    });
  }

  private List<Long> inForce(PolicyVersion of, LocalDate day, Instant knownAt) {
    return policies.published(GiftPolicyKind.NAME, day, knownAt).stream().filter(v -> v.policyId() == of.policyId()).map(PolicyVersion::id).toList();
  }

  @Test
  void aPartnerAcknowledgesExactlyTheTextItSaw() {
    PolicyVersion published = published(draft("D1", LocalDate.of(2026, 1, 1), null, body("D1", 3, 3, 6, 9)));
    Caller partner = new Caller("partner-501", "Partner", Set.of(Role.PARTNER_OWNER), new Scope.Parties(Set.of(501L)));
    assertThatThrownBy(() -> acknowledge(partner, published.id(), 501, "0".repeat(64))).isInstanceOf(Problem.class).hasMessageContaining("hash-differs");
    acknowledge(partner, published.id(), 501, published.sha256());
    acknowledge(partner, published.id(), 501, published.sha256());
    assertThatThrownBy(() -> acknowledge(partner, published.id(), 502, published.sha256())).isInstanceOf(Problem.class).hasMessageContaining("not-found");
    assertThat(as(AUTHOR, () -> sql.sql("SELECT count(*) FROM policy.acknowledgement WHERE version_id = :id").param("id", published.id())
        .query(Long.class).single())).isEqualTo(1);
  }

  private void acknowledge(Caller partner, long versionId, long partyId, String sha256) {
    as(partner, () -> {
      policies.acknowledge(versionId, partyId, sha256);
      return true;
    });
  }
}
