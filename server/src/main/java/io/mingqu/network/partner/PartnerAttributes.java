package io.mingqu.network.partner;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What every partner counted as on one day at one cut, in columns ordered by partner id: the scope of programmes is decided from it. Entries
 * of the columns at one index belong together.
 */
public final class PartnerAttributes {
  private final long[] partnerIds;
  private final PartnerType[] types;
  private final TradeMode[] tradeModes;
  private final @Nullable String[] tiers;
  private final long[] regionUnitIds;
  private final long[] settlementPartnerIds;
  private final long[] channelIds;
  private final long[][] entityIds;

  public PartnerAttributes(long[] partnerIds, PartnerType[] types, TradeMode[] tradeModes, @Nullable String[] tiers, long[] regionUnitIds,
      long[] settlementPartnerIds, long[] channelIds, long[][] entityIds) {
    this.partnerIds = partnerIds;
    this.types = types;
    this.tradeModes = tradeModes;
    this.tiers = tiers;
    this.regionUnitIds = regionUnitIds;
    this.settlementPartnerIds = settlementPartnerIds;
    this.channelIds = channelIds;
    this.entityIds = entityIds;
  }

  public int size() {
    return partnerIds.length;
  }

  /** The index of the partner, or a negative number when it is not known. */
  public int indexOf(long partnerId) {
    return Arrays.binarySearch(partnerIds, partnerId);
  }

  public long partnerId(int index) {
    return partnerIds[index];
  }

  public PartnerType type(int index) {
    return types[index];
  }

  public TradeMode tradeMode(int index) {
    return tradeModes[index];
  }

  public @Nullable String tier(int index) {
    return tiers[index];
  }

  /** The unit of the organisation the partner belongs to, or 0 when it has none. */
  public long regionUnitId(int index) {
    return regionUnitIds[index];
  }

  /** The partner through whose account it settles: itself unless stated otherwise. */
  public long settlementPartnerId(int index) {
    return settlementPartnerIds[index];
  }

  public long channelId(int index) {
    return channelIds[index];
  }

  /** The brand's legal entities it deals with, ascending. */
  public long[] entityIds(int index) {
    return entityIds[index].clone();
  }
}
