package io.mingqu.settlement.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Eventually;
import io.mingqu.testing.Http;
import io.mingqu.testing.Intake;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Owner;
import io.mingqu.testing.Users;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@MingquTest
class BudgetStoryTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Intake intake;
  @Autowired Owner owner;
  @Autowired Budgets budgets;
  @Autowired TransactionTemplate transaction;

  @Test
  void moneyComesBySignatureIsAllocatedFrozenClosedAndCarriedOver() {
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    String[] approver = users.staff(Role.FINANCE_APPROVER);
    String year = opened("BS-2026", Map.of(), manager);
    String next = opened("BS-2027", Map.of("validFrom", "2027-01-01", "validThrough", "2027-12-31"), manager);
    String east = opened("BS-2026-EAST", Map.of("parentId", Long.valueOf(year)), manager);
    assertThat(http.post("/api/budgets/" + year + "/grants", Map.of("amountMinor", 0, "reason", "x"), manager).code()).isEqualTo("budget.bad-grant");
    grant(year, 1_000_000, manager, approver);
    assertThat(one(year, manager).path("freeMinor").asLong()).isEqualTo(1_000_000);

    assertThat(http.post("/api/budgets/" + year + "/allocations", Map.of("toBudgetId", Long.valueOf(east), "amountMinor", 1_000_001), manager).code())
        .isEqualTo("budget.exhausted");
    assertThat(http.post("/api/budgets/" + year + "/allocations", Map.of("toBudgetId", Long.valueOf(east), "amountMinor", 400_000), manager).status()).isEqualTo(204);
    run(() -> budgets.reserve("BS-2026-EAST", "d1", 300_000, DAY, "promise"));
    run(() -> budgets.reserve("BS-2026-EAST", "d1", 300_000, DAY, "promise"));
    run(() -> budgets.consume("BS-2026-EAST", "d1", 100_000, DAY, "owed"));
    assertThatThrownBy(() -> run(() -> budgets.reserve("BS-2026-EAST", "d1", 1, DAY, "promise"))).hasMessageContaining("budget.decision-differs");
    assertThatThrownBy(() -> run(() -> budgets.consume("BS-2026-EAST", "d2", 200_001, DAY, "too much"))).hasMessageContaining("budget.not-reserved");
    assertThatThrownBy(() -> run(() -> budgets.reserve("BS-2026-EAST", "d3", 1, LocalDate.of(2027, 1, 1), "next year"))).hasMessageContaining("budget.not-active");

    assertThat(http.post("/api/budgets/" + east + "/freeze", Map.of("frozen", true), manager).status()).isEqualTo(204);
    assertThatThrownBy(() -> run(() -> budgets.reserve("BS-2026-EAST", "d4", 1, DAY, "frozen"))).hasMessageContaining("budget.not-active");
    assertThat(http.post("/api/budgets/" + east + "/close", Map.of("carryTo", "BS-2027"), manager).status()).isEqualTo(204);
    run(() -> budgets.consume("BS-2026-EAST", "d5", 150_000, DAY, "owed after the year's end"));
    run(() -> budgets.release("BS-2026-EAST", "d6", 50_000, DAY, "not claimed"));
    JsonNode closed = one(east, manager);
    assertThat(closed.path("freeMinor").asLong()).isZero();
    assertThat(closed.path("reservedMinor").asLong()).isZero();
    assertThat(closed.path("consumedMinor").asLong()).isEqualTo(250_000);
    assertThat(one(next, manager).path("freeMinor").asLong()).as("100,000 carried at the close, 50,000 released later").isEqualTo(150_000);
    assertThat(http.get("/api/budgets/" + east + "/burn", manager).json().path("items").size()).isPositive();
    assertThat(http.post("/api/budgets/" + east + "/close", Map.of(), manager).code()).isEqualTo("budget.closed");
  }

  @Test
  void twoWhoReachForTheSameMoneyNeverGetMoreThanThereIs() throws Exception {
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    grant(opened("BS-RACE", Map.of(), manager), 1_000, manager, users.staff(Role.FINANCE_APPROVER));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Callable<Integer> reach = () -> {
        int got = 0;
        for (int i = 0; i < 60; i++) {
          String decision = Thread.currentThread().getName() + i;
          try {
            run(() -> budgets.reserve("BS-RACE", decision, 17, DAY, "race"));
            got++;
          } catch (RuntimeException refused) {
            assertThat(refused).hasMessageContaining("budget.exhausted");
          }
        }
        return got;
      };
      List<Future<Integer>> both = threads.invokeAll(List.of(reach, reach));
      assertThat(both.get(0).get() + both.get(1).get()).isEqualTo(1_000 / 17);
    }
    Budgets.Budget after = Callers.system("test", () -> budgets.byCode("BS-RACE")).orElseThrow();
    assertThat(after.freeMinor()).isEqualTo(1_000 % 17);
    assertThat(after.reservedMinor()).isEqualTo(1_000 - 1_000 % 17);
  }

  @Test
  void paymentsReceivedFillABudgetAndASecondRunPostsOnlyWhatChanged() {
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    String budget = opened("BS-ACCRUED", Map.of("accrualPpm", 20_000), manager);
    receipts("a", "R1,2026-01-10,BS-DEALER-1,1000.00\r\nR2,2026-01-20,BS-DEALER-2,500.50\r\nR3,2026-02-20,BS-DEALER-1,10.00\r\n");
    accrue(manager);
    assertThat(one(budget, manager).path("grantedMinor").asLong()).isEqualTo(2_000 + 1_001 + 20);
    accrue(manager);
    receipts("b", "R9,2026-01-30,BS-DEALER-2,100.00\r\n");
    accrue(manager);
    assertThat(one(budget, manager).path("grantedMinor").asLong()).isEqualTo(2_000 + 1_201 + 20);
    JsonNode months = http.get("/api/budgets/" + budget + "/accruals", manager).json().path("items");
    assertThat(months.get(0).path("version").asInt()).as("restated once").isEqualTo(2);
    assertThat(http.get("/api/budgets/" + budget + "/accruals/partners?month=2026-01", manager).json().path("items").size()).isEqualTo(2);
    assertThat(http.post("/api/budgets/accruals", Map.of("through", "2999-01"), manager).code()).isEqualTo("budget.month-ahead");
  }

  @Test
  void badWishesGetClearAnswers() {
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    opened("BS-BAD", Map.of(), manager);
    assertThat(http.post("/api/budgets", body("BS-BAD", Map.of()), manager).code()).isEqualTo("budget.code-taken");
    assertThat(http.post("/api/budgets", body("no code!", Map.of()), manager).code()).isEqualTo("budget.bad-code");
    assertThat(http.post("/api/budgets", body("BS-X", Map.of("validThrough", "2020-01-01")), manager).code()).isEqualTo("budget.bad-days");
    assertThat(http.post("/api/budgets", body("BS-X", Map.of("currency", "yuan")), manager).code()).isEqualTo("budget.entity-missing");
    assertThat(http.post("/api/budgets", body("BS-X", Map.of("partnerId", 999_999_999L)), manager).code()).isEqualTo("shared.not-found");
    assertThat(http.get("/api/budgets/999999999", manager).code()).isEqualTo("shared.not-found");
  }

  private void accrue(String[] manager) {
    String job = http.post("/api/budgets/accruals", Map.of("through", "2026-02"), manager).json().path("jobId").asString();
    Eventually.is(() -> http.get("/api/jobs/" + job, manager).json().path("status").asString(), "DONE");
  }

  private void receipts(String name, String lines) {
    entity();
    intake.mapping("budget-receipts", "receipt", "budget-test", Map.of(
        "columns", Map.of("documentNo", "No", "businessDate", "Day", "partnerCode", "Customer", "amount", "Amount"),
        "fixed", Map.of("entity", "BUDGET"), "settings", Map.of("currency", "CNY"),
        "unknowns", Map.of("partner", "AUTO_DRAFT"), "zone", "Asia/Shanghai"));
    JsonNode batch = intake.run("budget-" + name + ".csv", ("No,Day,Customer,Amount\r\n" + lines).getBytes(StandardCharsets.UTF_8), "budget-receipts", false);
    assertThat(batch.path("state").asString()).as(batch.toString()).isEqualTo("SEALED");
  }

  private void run(Runnable work) {
    Callers.system("test", () -> {
      transaction.executeWithoutResult(tx -> work.run());
      return true;
    });
  }

  private JsonNode one(String id, String[] headers) {
    return http.get("/api/budgets/" + id, headers).json();
  }

  private void grant(String budget, long amount, String[] manager, String[] approver) {
    String approval = http.post("/api/budgets/" + budget + "/grants", Map.of("amountMinor", amount, "reason", "year"), manager).json().path("approvalId").asString();
    assertThat(http.post("/api/approvals/" + approval + "/acts", Map.of("act", "APPROVE"), manager).status()).as("own request").isNotEqualTo(200);
    Http.Answer signed = http.post("/api/approvals/" + approval + "/acts", Map.of("act", "APPROVE"), approver);
    assertThat(signed.status()).as(signed.text()).isLessThan(300);
  }

  private String opened(String code, Map<String, ?> more, String[] manager) {
    Http.Answer answer = http.post("/api/budgets", body(code, more), manager);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  private Map<String, Object> body(String code, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(Map.of("code", code, "titleZh", "预算 " + code, "titleEn", "Budget " + code, "entityId", entity(), "currency", "CNY",
        "validFrom", "2026-01-01", "validThrough", "2026-12-31"));
    body.putAll(more);
    return body;
  }

  private long entity() {
    intake.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "BUDGET", "nameZh", "预算法人", "nameEn", "Budget entity", "currency", "CNY"))));
    return Long.parseLong(owner.texts("SELECT id FROM organisation.legal_entity WHERE code = 'BUDGET'").getFirst());
  }
}
