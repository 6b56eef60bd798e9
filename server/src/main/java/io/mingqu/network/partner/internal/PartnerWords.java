package io.mingqu.network.partner.internal;

import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.TradeMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words people's files use for partner types and trade modes. */
final class PartnerWords {
  private static final Map<String, PartnerType> TYPES = Map.ofEntries(
      Map.entry("经销商", PartnerType.DEALER), Map.entry("一级经销商", PartnerType.DEALER), Map.entry("一批", PartnerType.DEALER),
      Map.entry("dealer", PartnerType.DEALER), Map.entry("distributor", PartnerType.DEALER),
      Map.entry("分销商", PartnerType.SUB_DEALER), Map.entry("二批", PartnerType.SUB_DEALER), Map.entry("二级经销商", PartnerType.SUB_DEALER),
      Map.entry("sub-dealer", PartnerType.SUB_DEALER), Map.entry("代理商", PartnerType.AGENT), Map.entry("agent", PartnerType.AGENT),
      Map.entry("加盟商", PartnerType.FRANCHISEE), Map.entry("franchisee", PartnerType.FRANCHISEE), Map.entry("门店", PartnerType.RETAIL_STORE),
      Map.entry("终端", PartnerType.RETAIL_STORE), Map.entry("store", PartnerType.RETAIL_STORE), Map.entry("网店", PartnerType.E_SHOP),
      Map.entry("平台自营", PartnerType.E_SHOP), Map.entry("电商", PartnerType.E_SHOP), Map.entry("e-shop", PartnerType.E_SHOP),
      Map.entry("达人", PartnerType.KOL), Map.entry("机构", PartnerType.MCN), Map.entry("达人机构", PartnerType.MCN),
      Map.entry("导购", PartnerType.GUIDE), Map.entry("店员", PartnerType.GUIDE), Map.entry("sales associate", PartnerType.GUIDE), Map.entry("ka", PartnerType.KEY_ACCOUNT),
      Map.entry("商超", PartnerType.KEY_ACCOUNT), Map.entry("key account", PartnerType.KEY_ACCOUNT), Map.entry("未知", PartnerType.UNKNOWN));
  private static final Map<String, TradeMode> MODES = Map.ofEntries(
      Map.entry("买断", TradeMode.BUYOUT), Map.entry("经销", TradeMode.BUYOUT), Map.entry("buy-out", TradeMode.BUYOUT), Map.entry("代理", TradeMode.AGENCY),
      Map.entry("委托", TradeMode.AGENCY), Map.entry("代销", TradeMode.CONSIGNMENT), Map.entry("寄售", TradeMode.CONSIGNMENT),
      Map.entry("特许", TradeMode.FRANCHISE), Map.entry("加盟", TradeMode.FRANCHISE), Map.entry("推荐", TradeMode.REFERRAL),
      Map.entry("分佣", TradeMode.REFERRAL));

  private PartnerWords() {}

  static Optional<PartnerType> type(String word) {
    String key = word.strip().toLowerCase(Locale.ROOT);
    for (PartnerType type : PartnerType.values()) {
      if (type.name().equalsIgnoreCase(key)) {
        return Optional.of(type);
      }
    }
    return Optional.ofNullable(TYPES.get(key));
  }

  static Optional<TradeMode> tradeMode(String word) {
    String key = word.strip().toLowerCase(Locale.ROOT);
    for (TradeMode mode : TradeMode.values()) {
      if (mode.name().equalsIgnoreCase(key)) {
        return Optional.of(mode);
      }
    }
    return Optional.ofNullable(MODES.get(key));
  }
}
