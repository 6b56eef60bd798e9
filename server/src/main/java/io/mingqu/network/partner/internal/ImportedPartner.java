package io.mingqu.network.partner.internal;

import io.mingqu.network.partner.PartnerDraft;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.TradeMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One partner as a file states it, names of regions, entities and channels already resolved. Null where the file says nothing. */
record ImportedPartner(String code, String legalName, @Nullable String shortName, @Nullable String uscc, PartnerType type, TradeMode tradeMode,
    @Nullable String tier, @Nullable Long regionUnitId, @Nullable List<String> parentCodes, @Nullable List<Long> entityIds, @Nullable Long channelId,
    @Nullable String contactName, @Nullable String contactPhone, LocalDate validFrom) {

  PartnerDraft draft(long defaultChannelId, boolean activate) {
    return new PartnerDraft(code, legalName, type, tradeMode, tier, regionUnitId, channelId == null ? defaultChannelId : channelId, null, validFrom,
        activate);
  }

  /** JSON values, nulls left out. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("code", code);
    values.put("legalName", legalName);
    put(values, "shortName", shortName);
    put(values, "uscc", uscc);
    values.put("type", type.name());
    values.put("tradeMode", tradeMode.name());
    put(values, "tier", tier);
    put(values, "regionUnitId", regionUnitId);
    put(values, "parentCodes", parentCodes);
    put(values, "entityIds", entityIds);
    put(values, "channelId", channelId);
    put(values, "contactName", contactName);
    put(values, "contactPhone", contactPhone);
    values.put("validFrom", validFrom.toString());
    return values;
  }

  private static void put(Map<String, Object> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
