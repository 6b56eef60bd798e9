package io.mingqu.network.partner;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A partner a file names and nobody has made yet. {@code activate} is the mapping's declared policy: true makes it active at once, false leaves
 * a draft for a person to look at.
 */
public record PartnerDraft(String code, String legalName, PartnerType type, TradeMode tradeMode, @Nullable String tier, @Nullable Long regionUnitId,
    long channelId, @Nullable Long entityId, LocalDate validFrom, boolean activate) {}
