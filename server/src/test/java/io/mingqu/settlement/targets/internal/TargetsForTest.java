package io.mingqu.settlement.targets.internal;

import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.targets.TargetMeasure;
import io.mingqu.settlement.targets.internal.SetTargets.Goal;
import io.mingqu.settlement.targets.internal.SetTargets.Weights;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;

/** Opens the module's use cases to its story. */
@TestComponent
public class TargetsForTest {
  private final SetTargets setting;
  private final Partners partners;

  TargetsForTest(SetTargets setting, Partners partners) {
    this.setting = setting;
    this.partners = partners;
  }

  public long draft(String code, int year) {
    return setting.draft(code, "年度目标", "Targets", year, TargetMeasure.SHIPPED_NET, "CNY", null, null);
  }

  public long nextVersion(String code, int year, long basedOn) {
    return setting.draft(code, "年度目标", "Targets", year, TargetMeasure.SHIPPED_NET, "CNY", null, basedOn);
  }

  public boolean put(long sheet, String partnerCode, int month, long amount) {
    setting.put(sheet, List.of(new Goal(partnerCode, month, amount)));
    return true;
  }

  public int splitEqually(long sheet, long total) {
    return setting.split(sheet, total, Weights.EQUAL, Weights.EQUAL, List.of());
  }

  public boolean publish(long sheet) {
    setting.publish(sheet);
    return true;
  }

  public Map<Long, String> codes(Collection<Long> ids) {
    return partners.byIds(ids).values().stream().collect(Collectors.toMap(PartnerView::id, PartnerView::code));
  }
}
