package io.mingqu.network.partner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A partner as it counts today. */
public record PartnerView(long id, String code, String legalName, String shortName, PartnerStatus status, PartnerType type, TradeMode tradeMode,
    @Nullable String tier, @Nullable Long regionUnitId, long settlementPartnerId, long channelId, List<Long> entityIds) {}
