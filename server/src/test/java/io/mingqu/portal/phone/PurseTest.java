package io.mingqu.portal.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.network.partner.PartnerDraft;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import io.mingqu.network.partner.TradeMode;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@MingquTest
class PurseTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Partners partners;
  @Autowired Entities entities;
  @Autowired Ledger ledger;
  @Autowired TransactionTemplate transactions;
  private final String mark = UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);

  @Test
  void aPartnerSeesWhatItCanUseAndExpectAndNothingOfOthers() {
    long entity = entity();
    Map<String, Long> ids = Callers.system("test", () -> partners.createDrafts("purse-" + mark, List.of(draft("A", entity), draft("B", entity)), 1));
    post(ids.get("A" + mark), entity, AccountKind.REBATE_POOL, 38_240_50);
    post(ids.get("A" + mark), entity, AccountKind.REBATE_ACCRUAL, 12_480_00);
    post(ids.get("B" + mark), entity, AccountKind.REBATE_POOL, 99_99);

    JsonNode pools = http.get("/api/my/money", users.partner(ids.get("A" + mark), Role.PARTNER_OWNER)).json().path("pools");
    assertThat(pools.size()).isEqualTo(1);
    assertThat(pools.path(0).path("usableMinor").asLong()).isEqualTo(38_240_50);
    assertThat(pools.path(0).path("expectedMinor").asLong()).isEqualTo(12_480_00);
    assertThat(pools.path(0).path("partnerId").asString()).isEqualTo(String.valueOf(ids.get("A" + mark)));
  }

  private long entity() {
    http.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "E" + mark, "nameZh", "清源饮品", "nameEn", "Qingyuan", "currency", "CNY"))), users.staff(Role.ADMIN));
    return Callers.system("test", () -> entities.idByCode("E" + mark)).orElseThrow();
  }

  private PartnerDraft draft(String code, long entity) {
    return new PartnerDraft(code + mark, "杭州" + code + mark, PartnerType.DEALER, TradeMode.BUYOUT, null, null, 3, entity, DAY, true);
  }

  private void post(long partner, long entity, AccountKind kind, long amountMinor) {
    Callers.system("test", () -> transactions.execute(status -> ledger.post(List.of(new Posting(AccountKey.ofBrand(AccountKind.CONTRA_REVENUE, entity, "CNY"),
        AccountKey.ofPartner(kind, partner, entity, "CNY"), amountMinor, "test/" + mark + "/" + partner + "/" + kind, 0, DAY, null, "test")))));
  }
}
