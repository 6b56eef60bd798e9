package io.mingqu.settlement.payout;

import static io.mingqu.settlement.payout.Owing.must;
import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.testing.Eventually;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Money out of the house over HTTP: cash with four eyes and bank answers, notes to the ERP and back, goods, deposits, what is held and cured. */
@MingquTest
@Import(Owing.class)
class PayoutStoryTest {
  @Autowired Owing owing;
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Payables payables;
  @Autowired TransactionTemplate transactions;
  private Owing.Party party;
  private String[] preparer;
  private String[] reviewer;
  private String[] approver;

  @BeforeEach
  void people() {
    party = owing.party();
    preparer = users.staff(Role.FINANCE_PREPARER);
    reviewer = users.staff(Role.FINANCE_REVIEWER);
    approver = users.staff(Role.FINANCE_APPROVER);
  }

  private void owe(Owing.Party to, String key, long amountMinor, PayoutForm form, boolean booked) {
    Callers.system("test", () -> transactions.execute(tx -> {
      payables.owe(List.of(new Payable(to.mark() + "/" + to.id() + "/" + key, Payable.Source.COMMISSION, to.id(), amountMinor, to.key(AccountKind.COMMISSION_ACCRUAL),
          to.policyId(), booked, form, null, Owing.DAY, null, "佣金 " + key)));
      return true;
    }));
  }

  private void approve(String kind, String[] by) {
    JsonNode open = must(http.get("/api/approvals?kind=" + kind + "&limit=500", by));
    String id = open.path("items").valueStream().filter(a -> a.path("kind").asString().equals(kind) && a.path("state").asString("OPEN").equals("OPEN"))
        .reduce((a, b) -> Long.parseLong(a.path("id").asString()) > Long.parseLong(b.path("id").asString()) ? a : b).orElseThrow().path("id").asString();
    must(http.post("/api/approvals/" + id + "/acts", Map.of("act", "APPROVE"), by));
  }

  private void account(Owing.Party of) {
    must(http.post("/api/payout-accounts", Map.of("partnerCode", of.code(), "holder", "杭州某某", "bankName", "工商银行杭州分行", "bankCode", "102331000001",
        "account", "6222 0212 0101 234 " + of.id()), preparer));
    approve("payout-account", reviewer);
  }

  private JsonNode sentBatch(String channel) {
    JsonNode made = must(http.post("/api/cash-batches", Map.of("entityCode", party.entityCode(), "note", "一月"), preparer));
    String id = made.path("id").asString();
    must(http.post("/api/cash-batches/" + id + "/submit", Map.of(), preparer));
    approve("cash-batch", approver);
    return must(http.post("/api/cash-batches/" + id + "/send", Map.of("channel", channel, "payerAccount", "1202", "payerName", "清源", "payerBank", "工行"), preparer));
  }

  @Test
  void aCashBatchIsPaidOnceAndItsUnknownAnswerWaitsForAPerson() {
    Owing.Party second = owing.another("S" + party.mark(), party.entityId(), "B");
    Owing.Party third = owing.another("U" + party.mark(), party.entityId(), "C");
    List.of(party, second, third).forEach(p -> owe(p, "c1", 1_000_00 + p.id(), PayoutForm.CASH, true));
    owe(party, "c2", -50_00, PayoutForm.CASH, true);
    assertThat(http.post("/api/cash-batches", Map.of("entityCode", party.entityCode()), preparer).code()).isEqualTo("payout.nothing-to-pay");
    List.of(party, second, third).forEach(this::account);
    JsonNode batch = sentBatch("ICBC_BULK");
    assertThat(batch.path("lines").path(0).path("amountMinor").asLong()).isEqualTo(950_00 + party.id());
    assertThat(batch.toString()).doesNotContain("62220212");
    assertThat(owing.balance(party, AccountKind.CASH_IN_TRANSIT)).isEqualTo(950_00 + party.id());
    String path = "/api/cash-batches/" + batch.path("batch").path("id").asString();
    assertThat(http.get(path + "/file", preparer).text()).contains("62220212").isEqualTo(http.get(path + "/file", preparer).text());
    assertThat(http.post(path + "/send", Map.of("channel", "GENERIC"), preparer).code()).as("sent once").isEqualTo("payout.batch-state");
    String[] keys = batch.path("lines").valueStream().map(l -> l.path("key").asString()).toArray(String[]::new);
    String answer = "客户流水号,处理结果,银行流水号,失败原因\n" + keys[0] + ",交易成功,B1,\n" + keys[1] + ",交易失败,,账号不存在\n" + keys[2] + ",处理中,,\n";
    JsonNode taken = must(http.post("/api/cash-batches/answers", Map.of("content", answer), preparer));
    assertThat(List.of(taken.path("done").asInt(), taken.path("refused").asInt(), taken.path("unknown").asInt())).containsExactly(1, 1, 1);
    assertThat(must(http.post("/api/cash-batches/answers", Map.of("content", answer), preparer)).path("before").asInt()).as("the same file again").isEqualTo(2);
    assertThat(owing.balance(party, AccountKind.CASH_IN_TRANSIT)).isZero();
    assertThat(owing.balance(second, AccountKind.PARTNER_PAYABLE)).as("failed: owed again").isEqualTo(1_000_00 + second.id());
    assertThat(owing.balance(third, AccountKind.CASH_IN_TRANSIT)).as("unknown: parked").isEqualTo(1_000_00 + third.id());
    JsonNode again = must(http.post("/api/cash-batches", Map.of("entityCode", party.entityCode()), preparer));
    assertThat(again.path("lines").asInt()).as("only the failed one").isEqualTo(1);
    String unknown = batch.path("lines").path(2).path("id").asString();
    assertThat(http.post("/api/cash-lines/" + unknown + "/resolve", Map.of("paid", true, "evidence", ""), approver).code()).isEqualTo("payout.evidence-missing");
    must(http.post("/api/cash-lines/" + unknown + "/resolve", Map.of("paid", true, "bankRef", "B9", "evidence", "电话核实"), approver));
    assertThat(must(http.get(path, preparer)).path("batch").path("state").asString()).isEqualTo("CLOSED");
  }

  @Test
  void whoMadeABatchCannotApproveIt() {
    owe(party, "c1", 1_000_00, PayoutForm.CASH, true);
    account(party);
    String[] both = users.staff(Role.FINANCE_PREPARER, Role.FINANCE_APPROVER);
    String id = must(http.post("/api/cash-batches", Map.of("entityCode", party.entityCode()), both)).path("id").asString();
    must(http.post("/api/cash-batches/" + id + "/submit", Map.of(), both));
    JsonNode open = must(http.get("/api/approvals?kind=cash-batch&limit=500", approver));
    String approval = open.path("items").valueStream().filter(a -> a.path("subjectId").asString().equals(id)).findFirst().orElseThrow().path("id").asString();
    assertThat(http.post("/api/approvals/" + approval + "/acts", Map.of("act", "APPROVE"), both).status()).isIn(403, 409);
    assertThat(http.post("/api/cash-batches/" + id + "/send", Map.of("channel", "GENERIC"), both).code()).isEqualTo("payout.batch-state");
  }

  @Test
  void notesLeaveOnceAndARejectedOneGoesAgainUnderItsKey() {
    owing.products(party);
    owing.terms(party, 12, 0);
    owe(party, "r1", 500_00, PayoutForm.OFFSET, true);
    for (String order : List.of("O1", "O2")) {
      String use = must(http.post("/api/pool/uses", Map.of("orderNo", order, "partnerCode", party.code(), "entityCode", party.entityCode(), "orderedOn",
          "2026-02-10", "wishMinor", 113_00, "lines", List.of(Map.of("sku", "N" + party.mark(), "netMinor", 1_000_00))), preparer)).path("use").path("id").asString();
      must(http.post("/api/pool/uses/" + use + "/consume", Map.of("documentNo", "INV" + order, "businessDate", "2026-02-11"), preparer));
    }
    Eventually.is(() -> must(http.get("/api/erp-notes?partnerId=" + party.id(), preparer)).path("items").size(), 2);
    String batch = must(http.post("/api/erp-note-batches", Map.of("entityCode", party.entityCode(), "layout", "KINGDEE"), preparer)).path("id").asString();
    String file = http.get("/api/erp-note-batches/" + batch + "/file", preparer).text();
    assertThat(file).contains("单据编号", "-113.00", party.code());
    assertThat(http.post("/api/erp-note-batches", Map.of("entityCode", party.entityCode(), "layout", "SAP"), preparer).code()).isEqualTo("payout.nothing-to-send");
    JsonNode notes = must(http.get("/api/erp-notes?batchId=" + batch, preparer)).path("items");
    String first = notes.path(0).path("key").asString();
    String second = notes.path(1).path("key").asString();
    must(http.post("/api/erp-notes/acknowledgements", Map.of("content", "key,status,erpDocumentNo,reason\n" + first + ",accepted,AR-1,\n" + second
        + ",rejected,,客户编码不存在\n"), preparer));
    JsonNode rejected = must(http.get("/api/erp-notes?state=REJECTED&partnerId=" + party.id(), preparer)).path("items").path(0);
    assertThat(rejected.path("reason").asString()).isEqualTo("客户编码不存在");
    must(http.post("/api/erp-notes/" + rejected.path("id").asString() + "/again", Map.of("what", "已在 ERP 建客户"), preparer));
    String next = must(http.post("/api/erp-note-batches", Map.of("entityCode", party.entityCode(), "layout", "YONYOU"), preparer)).path("id").asString();
    assertThat(must(http.get("/api/erp-notes?batchId=" + next, preparer)).path("items").path(0).path("key").asString()).isEqualTo(second);
  }

  @Test
  void whatIsHeldWaitsUntilThePartnerBooksIt() {
    owe(party, "h1", 300_00, PayoutForm.GOODS, false);
    assertThat(owing.balance(party, AccountKind.GOODS_OBLIGATION)).isZero();
    String[] owner = users.partner(party.id(), Role.PARTNER_OWNER);
    JsonNode held = must(http.get("/api/my/payables?state=HELD", owner)).path("items").path(0);
    assertThat(held.path("heldReasons").path(0).asString()).isEqualTo("NOT_BOOKED_BY_PARTNER");
    must(http.post("/api/my/payables/" + held.path("id").asString() + "/booked", Map.of("note", "已入账"), owner));
    assertThat(owing.balance(party, AccountKind.GOODS_OBLIGATION)).isEqualTo(300_00);
    Map<String, Object> delivery = Map.of("partnerCode", party.code(), "entityCode", party.entityCode(), "documentNo", "DN1", "amountMinor", 200_00);
    assertThat(must(http.post("/api/goods-deliveries", delivery, preparer)).path("leftMinor").asLong()).isEqualTo(100_00);
    assertThat(must(http.post("/api/goods-deliveries", delivery, preparer)).path("leftMinor").asLong()).as("the same document again").isEqualTo(100_00);
    assertThat(owing.balance(party, AccountKind.GOODS_OBLIGATION)).isEqualTo(100_00);
  }

  @Test
  void aDepositIsDeductedOnlyWhenApprovedAndNeverBelowZero() {
    must(http.post("/api/deposits/entries", deposit("RECEIVED", "D1", 1_000_00), preparer));
    must(http.post("/api/deposits/entries", deposit("DEDUCTED", "D2", 400_00), preparer));
    assertThat(owing.balance(party, AccountKind.DEPOSIT)).isEqualTo(1_000_00);
    approve("deposit", approver);
    assertThat(owing.balance(party, AccountKind.DEPOSIT)).isEqualTo(600_00);
    assertThat(http.post("/api/deposits/entries", deposit("RETURNED", "D3", 601_00), preparer).code()).isEqualTo("pool.deposit-too-small");
    JsonNode mine = must(http.get("/api/my/deposits", users.partner(party.id(), Role.PARTNER_OWNER))).path("items").path(0);
    assertThat(mine.path("heldMinor").asLong()).isEqualTo(600_00);
  }

  private Map<String, Object> deposit(String kind, String document, long amountMinor) {
    return Map.of("partnerCode", party.code(), "entityCode", party.entityCode(), "kind", kind, "documentNo", document, "amountMinor", amountMinor, "reason", "违约");
  }

  @Test
  void aLotLapsesOnlyAfterNoticeAndCanBeExtended() {
    owing.products(party);
    owing.terms(party, 1, 0);
    owe(party, "r1", 500_00, PayoutForm.OFFSET, true); // ends on 28 February 2026, at most long before the clock of the test
    must(http.post("/api/pool/expiry-runs", Map.of(), preparer));
    assertThat(owing.balance(party, AccountKind.REBATE_POOL)).as("told first").isEqualTo(500_00);
    JsonNode lot = must(http.get("/api/pool/lots?partnerId=" + party.id(), preparer)).path("items").path(0);
    assertThat(lot.path("noticedOn").isNull()).isFalse();
    must(http.post("/api/pool/lots/" + lot.path("id").asString() + "/waive", Map.of("amountMinor", 100_00, "reason", "伙伴放弃"), preparer));
    approve("pool-lot", approver);
    assertThat(owing.balance(party, AccountKind.REBATE_POOL)).isEqualTo(400_00).isEqualTo(owing.lotsAvailable(party));
  }
}
