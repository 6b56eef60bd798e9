package io.mingqu.network.partner.internal;

import io.mingqu.network.partner.LinkRole;
import io.mingqu.network.partner.PartnerStatus;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.TradeMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people ask for, as the API takes it. Null in a change keeps what stands. */
final class PartnerCommands {
  private PartnerCommands() {}

  record Create(String code, String legalName, @Nullable String shortName, @Nullable String uscc, PartnerType type, TradeMode tradeMode,
      @Nullable String tier, @Nullable Long regionUnitId, Long channelId, @Nullable Long settlesThroughId, @Nullable List<Long> entityIds,
      LocalDate validFrom, @Nullable String contactName, @Nullable String contactPhone, @Nullable String bankName, @Nullable String bankAccount,
      @Nullable PartnerStatus status) {}

  record Change(@Nullable String legalName, @Nullable String shortName, @Nullable String uscc, @Nullable PartnerStatus status,
      @Nullable Long settlesThroughId, @Nullable Long channelId, @Nullable List<Long> entityIds, @Nullable String contactName,
      @Nullable String contactPhone) {}

  record SetAttribute(AttributeKind kind, String value, LocalDate validFrom) {}

  record AddLink(Long parentId, LinkRole role, LocalDate validFrom, @Nullable LocalDate validTo) {}

  record EndLink(LocalDate validTo) {}

  record AddCode(String source, String code) {}

  record Activate(List<Long> ids) {}

  record Unmask(String reason) {}
}
