package io.mingqu.settlement.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.network.partner.PartnerDraft;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import io.mingqu.network.partner.TradeMode;
import io.mingqu.settlement.targets.internal.TargetsForTest;
import io.mingqu.testing.MingquTest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MingquTest
@Import(TargetsForTest.class)
class TargetStoryTest {
  private static final Caller AUTHOR = new Caller("person:author", "author", Set.of(Role.CHANNEL_MANAGER), Scope.ALL);
  private static final Caller PUBLISHER = new Caller("person:publisher", "publisher", Set.of(Role.CHANNEL_MANAGER), Scope.ALL);

  @Autowired Partners partners;
  @Autowired Targets targets;
  @Autowired TargetsForTest acts;

  @Test
  void setsSplitsPublishesAndShowsEachPartnerItsOwn() {
    Map<String, Long> ids = Callers.system("test", () -> partners.createDrafts("target-test",
        List.of(draft("T-A", "甲"), draft("T-B", "乙")), 0));
    long sheet = Callers.as(AUTHOR, () -> acts.draft("T-2031", 2031));
    Map<Long, String> codes = Callers.as(AUTHOR, () -> acts.codes(ids.values()));
    Callers.as(AUTHOR, () -> acts.put(sheet, codes.get(ids.get("T-A")), 3, 100));
    Callers.as(AUTHOR, () -> acts.put(sheet, codes.get(ids.get("T-B")), 3, 50));
    assertThatThrownBy(() -> Callers.as(AUTHOR, () -> acts.publish(sheet))).hasMessageContaining("targets.own-draft");
    Callers.as(PUBLISHER, () -> acts.publish(sheet));
    assertThatThrownBy(() -> Callers.as(AUTHOR, () -> acts.put(sheet, codes.get(ids.get("T-A")), 3, 1))).hasMessageContaining("targets.not-a-draft");

    YearMonth march = YearMonth.of(2031, 3);
    assertThat(Callers.as(AUTHOR, () -> targets.goals("T-2031", march, march, 0))).containsValues(100L, 50L);
    Caller partner = new Caller("partner:a", "a", Set.of(Role.PARTNER_OWNER), new Scope.Parties(Set.of(ids.get("T-A"))));
    assertThat(Callers.as(partner, () -> targets.goals("T-2031", march, march, 0))).isEqualTo(Map.of(ids.get("T-A"), 100L));

    long next = Callers.as(AUTHOR, () -> acts.nextVersion("T-2031", 2031, sheet));
    Callers.as(AUTHOR, () -> acts.put(next, codes.get(ids.get("T-A")), 3, 130));
    Callers.as(PUBLISHER, () -> acts.publish(next));
    assertThat(Callers.as(AUTHOR, () -> targets.goals("T-2031", march, march, 0))).containsValues(130L, 50L);
    assertThat(Callers.as(AUTHOR, () -> targets.goals("T-2031", march, march, 1))).containsValues(100L, 50L);
  }

  @Test
  void splitsAYearOverPartnersAndMonthsToTheLastFen() {
    Callers.system("test", () -> partners.createDrafts("target-test", List.of(draft("T-C", "丙")), 0));
    long sheet = Callers.as(AUTHOR, () -> acts.draft("T-2032", 2032));
    int split = Callers.as(AUTHOR, () -> acts.splitEqually(sheet, 1_000_003));
    assertThat(split).isPositive();
    Callers.as(PUBLISHER, () -> acts.publish(sheet));
    assertThat(Callers.as(AUTHOR, () -> targets.goals("T-2032", YearMonth.of(2032, 1), YearMonth.of(2032, 12), 0)).values().stream()
        .mapToLong(Long::longValue).sum()).isEqualTo(1_000_003);
  }

  private static PartnerDraft draft(String code, String name) {
    return new PartnerDraft(code, name, PartnerType.DEALER, TradeMode.BUYOUT, null, null, 99, null, LocalDate.of(2020, 1, 1), true);
  }
}
