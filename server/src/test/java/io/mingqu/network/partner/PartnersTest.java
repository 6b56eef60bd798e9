package io.mingqu.network.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.testing.MingquTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MingquTest
class PartnersTest {
  private static final LocalDate START = LocalDate.of(2024, 1, 1);
  @Autowired Partners partners;
  private final String source = "T" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void makesThousandsOfDraftsInOneStatementAndOnlyOnce() {
    List<PartnerDraft> drafts = IntStream.range(0, 4_372).mapToObj(i -> draft("C" + i)).toList();
    Map<String, Long> first = Callers.system("test", () -> partners.createDrafts(source, drafts, 1));
    long startNanos = System.nanoTime();
    Map<String, Long> again = Callers.system("test", () -> partners.createDrafts(source, drafts, 2));
    assertThat(again).isEqualTo(first).hasSize(4_372);
    assertThat(Callers.system("test", () -> partners.idsByCode(source))).isEqualTo(first);
    assertThat(System.nanoTime() - startNanos).isLessThan(5_000_000_000L);
  }

  @Test
  void aPartnerSeesOnlyItself() {
    Map<String, Long> ids = Callers.system("test", () -> partners.createDrafts(source, List.of(draft("A"), draft("B")), 1));
    Caller a = new Caller("user:a", "A", Set.of(Role.PARTNER_OWNER), new Scope.Parties(Set.of(ids.get("A"))));
    assertThat(Callers.as(a, () -> partners.byIds(ids.values()))).containsOnlyKeys(ids.get("A"));
    assertThat(Callers.as(a, () -> partners.idsByCode(source))).containsOnlyKeys("A");
    assertThat(Callers.as(a, () -> partners.attributesAsOf(START, Partners.NOW)).size()).isEqualTo(1);
    assertThat(partners.byIds(ids.values())).as("nobody is calling").isEmpty();
  }

  @Test
  void tellsWhatAPartnerCountedAsOnADay() {
    PartnerDraft dealer = new PartnerDraft("D", "晴川商贸有限公司", PartnerType.DEALER, TradeMode.BUYOUT, "A", 77L, 3, 11L, START, true);
    long id = Callers.system("test", () -> partners.createDrafts(source, List.of(dealer), 1)).get("D");
    PartnerAttributes on = Callers.system("test", () -> partners.attributesAsOf(START, Partners.NOW));
    int at = on.indexOf(id);
    assertThat(on.type(at)).isEqualTo(PartnerType.DEALER);
    assertThat(on.tier(at)).isEqualTo("A");
    assertThat(on.regionUnitId(at)).isEqualTo(77);
    assertThat(on.entityIds(at)).containsExactly(11);
    assertThat(Callers.system("test", () -> partners.attributesAsOf(START.minusDays(1), Partners.NOW)).indexOf(id)).isNegative();
    assertThat(Callers.system("test", () -> partners.attributesAsOf(START, 0)).indexOf(id)).as("not known at cut 0").isNegative();
  }

  @Test
  void hasADeclaredPartnerForLinesWithoutACustomer() {
    assertThat(Callers.system("test", () -> partners.byId(partners.unknownCustomer())).orElseThrow().type()).isEqualTo(PartnerType.UNKNOWN);
  }

  private static PartnerDraft draft(String code) {
    return new PartnerDraft(code, "Customer " + code, PartnerType.DEALER, TradeMode.BUYOUT, null, null, 3, null, START, false);
  }
}
