package io.mingqu.settlement.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.settlement.payout.Owing;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.Payables;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Orders use the pool over HTTP: promised, used up, given back to where it came from, never twice and never another entity's. */
@MingquTest
@Import(Owing.class)
class PoolOrdersTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 10);
  @Autowired Owing owing;
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Payables payables;
  @Autowired TransactionTemplate transactions;
  private Owing.Party party;
  private String[] preparer;

  @BeforeEach
  void aPoolOfTwoLots() {
    party = owing.party();
    owing.products(party);
    preparer = users.staff(Role.FINANCE_PREPARER);
    lot("old", 100_00, LocalDate.of(2026, 3, 31));
    lot("new", 500_00, null);
  }

  private void lot(String key, long amountMinor, @Nullable LocalDate expires) {
    Callers.system("test", () -> transactions.execute(tx -> {
      payables.owe(List.of(new Payable(party.mark() + "/" + key, Payable.Source.REBATE, party.id(), amountMinor, party.key(AccountKind.REBATE_ACCRUAL),
          party.policyId(), true, null, null, Owing.DAY, expires, "返利 " + key)));
      return true;
    }));
  }

  private Map<String, Object> order(String number, @Nullable Long wish, Object... skuAndNet) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (int i = 0; i < skuAndNet.length; i += 2) {
      lines.add(Map.of("sku", skuAndNet[i] + party.mark(), "netMinor", skuAndNet[i + 1]));
    }
    Map<String, Object> body = new HashMap<>(Map.of("orderNo", number, "partnerCode", party.code(), "entityCode", party.entityCode(), "orderedOn", DAY.toString(),
        "lines", lines));
    if (wish != null) {
      body.put("wishMinor", wish);
    }
    return body;
  }

  private JsonNode reserved(Map<String, Object> order) {
    Http.Answer answer = http.post("/api/pool/uses", order, preparer);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private Http.Answer step(JsonNode use, String step, String document, @Nullable Long amount) {
    Map<String, Object> body = new HashMap<>(Map.of("documentNo", document, "businessDate", DAY.toString(), "reason", "取消"));
    if (amount != null) {
      body.put("amountMinor", amount);
    }
    return http.post("/api/pool/uses/" + use.path("use").path("id").asString() + "/" + step, body, preparer);
  }

  private long balance(AccountKind kind) {
    return owing.balance(party, kind);
  }

  @Test
  void anOrderUsesThirtyPercentOfWhatIsNotExcludedFromTheLotThatExpiresFirst() {
    owing.terms(party, 12, 0);
    JsonNode use = reserved(order("O1", null, "N", 600_00, "M", 400_00, "X", 900_00));
    assertThat(use.path("use").path("usableMinor").asLong()).isEqualTo(300_00);
    assertThat(use.path("use").path("bound").asString()).isEqualTo("SHARE_OF_ORDER");
    assertThat(use.path("draws").valueStream().map(d -> d.path("amountMinor").asLong()).toList()).containsExactly(100_00L, 200_00L);
    assertThat(use.path("lines").valueStream().map(l -> l.path("partMinor").asLong()).toList()).containsExactly(180_00L, 120_00L, 0L);
    assertThat(balance(AccountKind.REBATE_POOL)).isEqualTo(300_00);
    assertThat(balance(AccountKind.POOL_RESERVED)).isEqualTo(300_00);
    assertThat(step(use, "consume", "INV1", 250_00L).status()).isEqualTo(200);
    assertThat(step(use, "consume", "INV1", 250_00L).json().path("use").path("consumedMinor").asLong()).as("the same invoice again").isEqualTo(250_00);
    assertThat(step(use, "restore", "C1", null).json().path("use").path("returnedMinor").asLong()).isEqualTo(50_00);
    assertThat(balance(AccountKind.RECEIVABLE)).isEqualTo(-250_00);
    assertThat(balance(AccountKind.REBATE_POOL)).isEqualTo(350_00);
    assertThat(step(use, "return", "R1", 30_00L).status()).isEqualTo(200);
    assertThat(balance(AccountKind.REBATE_POOL)).isEqualTo(380_00).isEqualTo(owing.lotsAvailable(party));
    assertThat(step(use, "return", "R2", 9_999_00L).code()).isEqualTo("pool.more-than-there-is");
  }

  @Test
  void theSameOrderAgainIsTheSameUseAndAnotherUnderItsNumberIsRefused() {
    owing.terms(party, 12, 0);
    JsonNode first = reserved(order("O1", 50_00L, "N", 600_00));
    assertThat(reserved(order("O1", 50_00L, "N", 600_00)).path("use").path("id")).isEqualTo(first.path("use").path("id"));
    assertThat(http.post("/api/pool/uses", order("O1", 60_00L, "N", 600_00), preparer).code()).isEqualTo("pool.order-differs");
    assertThat(balance(AccountKind.POOL_RESERVED)).isEqualTo(50_00);
  }

  @Test
  void whatACancelledOrderGivesBackToAnExpiredLotLapses() {
    owing.terms(party, 12, 0);
    JsonNode use = reserved(order("O1", 100_00L, "N", 1_000_00));
    Http.Answer late = http.post("/api/pool/uses/" + use.path("use").path("id").asString() + "/restore",
        Map.of("documentNo", "C1", "businessDate", "2026-04-01", "reason", "取消"), preparer);
    assertThat(late.json().path("events").path(1).path("lapsedMinor").asLong()).isEqualTo(100_00);
    assertThat(balance(AccountKind.REBATE_POOL)).isEqualTo(500_00).isEqualTo(owing.lotsAvailable(party));
    assertThat(balance(AccountKind.POOL_RESERVED)).isZero();
  }

  @Test
  void withoutTermsOrForAnotherEntityNothingIsUsed() {
    assertThat(http.post("/api/pool/uses", order("O1", null, "N", 600_00), preparer).code()).isEqualTo("pool.no-terms");
    owing.terms(party, 12, 0);
    Owing.Party other = owing.party();
    Map<String, Object> order = order("O1", null, "N", 600_00);
    order.put("entityCode", other.entityCode());
    assertThat(http.post("/api/pool/uses", order, preparer).code()).isEqualTo("pool.not-its-entity");
    assertThat(http.post("/api/pool/usable", order("O1", null, "X", 600_00), preparer).json().path("usableMinor").asLong()).isZero();
    assertThat(http.post("/api/pool/uses", order("O1", null, "X", 600_00), preparer).code()).isEqualTo("pool.nothing-usable");
  }

  @Test
  void manyOrdersAtOnceNeverUseMoreThanThereIs() throws Exception {
    owing.terms(party, 12, 0);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        Map<String, Object> order = order("H" + i / 2, 25_00L, "N", 1_000_00);
        answers.add(threads.submit(() -> http.post("/api/pool/uses", order, preparer).status()));
      }
      int reserved = 0;
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(201, 409);
        reserved += answer.get() == 201 ? 1 : 0;
      }
      assertThat(reserved).as("24 orders, each said twice").isGreaterThanOrEqualTo(24).isLessThanOrEqualTo(48);
    }
    assertThat(balance(AccountKind.POOL_RESERVED)).isEqualTo(600_00);
    assertThat(balance(AccountKind.REBATE_POOL)).isZero().isEqualTo(owing.lotsAvailable(party));
  }

  @Test
  void aPartnerSeesItsOwnPoolAndNothingOfOthers() {
    owing.terms(party, 12, 0);
    JsonNode use = reserved(order("O1", 50_00L, "N", 600_00));
    Owing.Party other = owing.another("Q" + party.mark(), party.entityId(), "B");
    String[] own = users.partner(party.id(), Role.PARTNER_OWNER);
    String[] foreign = users.partner(other.id(), Role.PARTNER_OWNER);
    assertThat(http.get("/api/my/pool", own).json().path("items").path(0).path("usableMinor").asLong()).isEqualTo(550_00);
    assertThat(http.get("/api/my/pool/uses/" + use.path("use").path("id").asString(), own).json().path("use").path("orderNo").asString()).isEqualTo("O1");
    assertThat(http.get("/api/my/pool", foreign).json().path("items").size()).isZero();
    assertThat(http.get("/api/my/pool/uses/" + use.path("use").path("id").asString(), foreign).status()).isEqualTo(404);
  }
}
