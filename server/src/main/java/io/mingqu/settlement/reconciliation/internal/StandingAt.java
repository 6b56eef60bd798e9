package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.network.partner.PartnerAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a partner counted as on a day, as known at a cut 伙伴归属: it decides which programmes cover it. */
record StandingAt(String type, @Nullable String tier, long regionUnitId, long channelId) {

  static Optional<StandingAt> of(PartnerAttributes known, long partnerId) {
    int at = known.indexOf(partnerId);
    return at < 0 ? Optional.empty()
        : Optional.of(new StandingAt(known.type(at).name(), known.tier(at), known.regionUnitId(at), known.channelId(at)));
  }
}
