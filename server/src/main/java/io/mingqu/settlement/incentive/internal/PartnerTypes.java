package io.mingqu.settlement.incentive.internal;

import io.mingqu.network.partner.PartnerType;
import java.util.Map;
import java.util.Optional;

/** The words people use for partner types in programmes. */
final class PartnerTypes {
  private static final Map<String, PartnerType> WORDS = Map.ofEntries(
      Map.entry("经销商", PartnerType.DEALER), Map.entry("二批", PartnerType.SUB_DEALER), Map.entry("分销商", PartnerType.SUB_DEALER),
      Map.entry("代理商", PartnerType.AGENT), Map.entry("加盟商", PartnerType.FRANCHISEE), Map.entry("门店", PartnerType.RETAIL_STORE),
      Map.entry("网店", PartnerType.E_SHOP), Map.entry("达人", PartnerType.KOL), Map.entry("达人机构", PartnerType.MCN),
      Map.entry("KA", PartnerType.KEY_ACCOUNT), Map.entry("商超", PartnerType.KEY_ACCOUNT));

  private PartnerTypes() {}

  static Optional<PartnerType> named(String word) {
    for (PartnerType each : PartnerType.values()) {
      if (each.name().equals(word)) {
        return Optional.of(each);
      }
    }
    return Optional.ofNullable(WORDS.get(word));
  }
}
