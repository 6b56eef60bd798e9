package io.mingqu.network.partner.internal;

import io.mingqu.network.partner.LinkRole;
import io.mingqu.network.partner.PartnerStatus;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.TradeMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What pages show of partners. Ids are text; personal data are masked. */
final class PartnerViews {
  private PartnerViews() {}

  record Row(String id, String code, String legalName, String shortName, PartnerStatus status, PartnerType type, TradeMode tradeMode,
      @Nullable String tier, @Nullable String regionUnitId, @Nullable String regionNameZh, @Nullable String regionNameEn, String channelId,
      List<String> entityIds) {}

  record Record(String id, String code, String legalName, String shortName, @Nullable String uscc, PartnerStatus status, LocalDate date,
      PartnerType type, TradeMode tradeMode, @Nullable String tier, @Nullable String regionUnitId, @Nullable String regionNameZh,
      @Nullable String regionNameEn, String channelId, @Nullable Ref settlesThrough, List<String> entityIds, Contact contact, List<Code> codes,
      List<Link> parents, long childCount, Instant createdAt, String createdBy, int version) {}

  /** Masked unless asked for with a reason. */
  record Contact(String name, String phone, String bankName, String bankAccount) {}

  record Ref(String id, String code, String legalName) {}

  record Code(String source, String code) {}

  record Link(String id, LinkRole role, Ref partner, LocalDate validFrom, @Nullable LocalDate validTo, long knownSeal) {}

  /** One version of an attribute; {@code voidSeal} tells when another took its place. */
  record Attribute(String id, AttributeKind kind, String value, @Nullable String labelZh, @Nullable String labelEn, LocalDate validFrom,
      long knownSeal, @Nullable Long voidSeal, Instant recordedAt, String recordedBy) {
    Attribute by(String name) {
      return new Attribute(id, kind, value, labelZh, labelEn, validFrom, knownSeal, voidSeal, recordedAt, name);
    }
  }

  /** A partner in the hierarchy with how it hangs below {@code parentId}; the start has none. */
  record Node(String id, String code, String legalName, PartnerStatus status, @Nullable PartnerType type, @Nullable String parentId,
      @Nullable LinkRole role, int depth) {}

  record Tree(LocalDate date, String startId, List<Node> above, List<Node> below) {}
}
