package io.mingqu.settlement.payout;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.network.partner.PartnerDraft;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import io.mingqu.network.partner.TradeMode;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.testing.Http;
import io.mingqu.testing.Users;
import io.mingqu.trade.catalog.ProductDraft;
import io.mingqu.trade.catalog.Products;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A legal entity and a partner of its own for each test, with a policy published under a number. */
@TestComponent
public class Owing {
  public static final LocalDate DAY = LocalDate.of(2026, 1, 31);
  private final Http http;
  private final Users users;
  private final Partners partners;
  private final Entities entities;
  private final Products products;
  private final Ledger ledger;
  private final JdbcClient sql;
  private final TransactionTemplate transactions;

  Owing(Http http, Users users, Partners partners, Entities entities, Products products, Ledger ledger, JdbcClient sql, TransactionTemplate transactions) {
    this.http = http;
    this.users = users;
    this.partners = partners;
    this.entities = entities;
    this.products = products;
    this.ledger = ledger;
    this.sql = sql;
    this.transactions = transactions;
  }

  public record Party(String mark, long id, String code, long entityId, String entityCode, long policyId) {
    public AccountKey key(AccountKind kind) {
      return AccountKey.ofPartner(kind, id, entityId, "CNY");
    }
  }

  public Party party() {
    String mark = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    http.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "E" + mark, "nameZh", "清源饮品", "nameEn", "Qingyuan", "currency", "CNY"))),
        users.staff(Role.ADMIN));
    long entity = Callers.system("test", () -> entities.idByCode("E" + mark)).orElseThrow();
    return another(mark, entity, "A");
  }

  /** Another partner of the same entity. */
  public Party another(String mark, long entity, String letter) {
    String code = letter + mark;
    long id = Callers.system("test", () -> partners.createDrafts("owing-" + code, List.of(new PartnerDraft(code, "杭州" + code, PartnerType.DEALER,
        TradeMode.BUYOUT, null, null, 3, entity, DAY, true)), 1)).get(code);
    return new Party(mark, id, code, entity, "E" + mark, policy(code));
  }

  private long policy(String mark) {
    return inSystem(() -> {
      long id = sql.sql("INSERT INTO policy.policy (kind, code, title_zh, title_en, created_by, created_at) VALUES ('test', :code, '测试', 'Test', 'a', now()) RETURNING id")
          .param("code", "P" + mark).query(Long.class).single();
      sql.sql("""
          INSERT INTO policy.version (policy_id, number, state, document_no, valid_from, body, sha256, authors, approved_by, approved_at, published_at, updated_at)
          VALUES (:id, 1, 'PUBLISHED', :no, '2026-01-01', '{}', '', '{a}', 'b', now(), now(), now())""").param("id", id).param("no", "文-" + mark).update();
      return id;
    });
  }

  public long balance(Party party, AccountKind kind) {
    return Callers.system("test", () -> ledger.balanceMinor(party.key(kind)));
  }

  public List<String> held(Party party) {
    return inSystem(() -> sql.sql("SELECT array_to_json(held_reasons)::text FROM payout.payable WHERE partner_id = :id AND state = 'HELD' ORDER BY id")
        .param("id", party.id()).query(String.class).list());
  }

  public long lotsAvailable(Party party) {
    return inSystem(() -> sql.sql("SELECT coalesce(sum(available_minor), 0) FROM pool.lot WHERE partner_id = :id").param("id", party.id()).query(Long.class).single());
  }

  /** Settlement terms published for the partner: 30 % of an order, product X of its own excluded; returns their code. */
  public String terms(Party party, int expiryMonths, int graceDays) {
    String code = "T" + party.code();
    Map<String, Object> body = Map.of("partners", List.of(party.code()), "taxRatePpm", 130_000,
        "pool", Map.of("sharePpmMax", 300_000, "excludedProducts", List.of("X" + party.mark()), "expiryMonths", expiryMonths, "graceDays", graceDays),
        "examples", List.of(Map.of("name", "share", "poolMinor", 100_000, "orderMinor", 100_000, "expectedMinor", 30_000),
            Map.of("name", "pool", "poolMinor", 100, "orderMinor", 100_000, "expectedMinor", 100),
            Map.of("name", "excluded", "poolMinor", 100_000, "orderMinor", 100_000, "excludedMinor", 50_000, "wishMinor", 20_000, "expectedMinor", 15_000)));
    String[] author = users.staff(Role.CHANNEL_MANAGER);
    String[] approver = users.staff(Role.FINANCE_APPROVER);
    String id = must(http.post("/api/policies", Map.of("kind", "settlement-terms", "code", code, "titleZh", "结算条件", "titleEn", "Terms", "documentNo", "文-" + code,
        "validFrom", "2026-01-01", "body", body), author)).path("id").asString();
    must(http.post("/api/policies/versions/" + id + "/submit", Map.of(), author));
    String approval = must(http.get("/api/approvals?subjectId=" + id, approver)).path("items").valueStream()
        .filter(a -> a.path("subjectId").asString().equals(id)).findFirst().orElseThrow().path("id").asString();
    must(http.post("/api/approvals/" + approval + "/acts", Map.of("act", "APPROVE"), approver));
    must(http.post("/api/policies/versions/" + id + "/publish", Map.of(), author));
    return code;
  }

  /** Products N, M and the excluded X of a party's own. */
  public void products(Party party) {
    inSystem(() -> products.createDrafts("owing-" + party.mark(), java.util.stream.Stream.of("N", "M", "X").map(letter -> new ProductDraft(letter + party.mark(),
        letter, letter, CodeKind.GOODS, "件", 130_000, null, DAY, true)).toList(), 1));
  }

  static JsonNode must(Http.Answer answer) {
    if (answer.status() >= 300) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer.text().isEmpty() ? tools.jackson.databind.json.JsonMapper.shared().createObjectNode() : answer.json();
  }

  public <T> T inSystem(java.util.function.Supplier<T> work) {
    return Callers.system("test", () -> transactions.execute(tx -> work.get()));
  }
}
