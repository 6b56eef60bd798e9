package io.mingqu.network.partner.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.partner.CreditCode;
import io.mingqu.network.channel.ChannelView;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.partner.PartnerStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Registers a partner, changes what is stable about it, and moves drafts into business. */
@Component
@Transactional
class RegisterPartner {
  private static final Map<PartnerStatus, Set<PartnerStatus>> NEXT = Map.of(
      PartnerStatus.DRAFT, Set.of(PartnerStatus.ACTIVE, PartnerStatus.CLOSED),
      PartnerStatus.ACTIVE, Set.of(PartnerStatus.SUSPENDED, PartnerStatus.CLOSED),
      PartnerStatus.SUSPENDED, Set.of(PartnerStatus.ACTIVE, PartnerStatus.CLOSED),
      PartnerStatus.CLOSED, Set.of(PartnerStatus.ACTIVE));
  private final PartnerStore partners;
  private final SetAttribute attributes;
  private final Channels channels;
  private final Entities entities;
  private final Seals seals;
  private final Audit audit;
  private final Clock clock;

  RegisterPartner(PartnerStore partners, SetAttribute attributes, Channels channels, Entities entities, Seals seals, Audit audit, Clock clock) {
    this.partners = partners;
    this.attributes = attributes;
    this.channels = channels;
    this.entities = entities;
    this.seals = seals;
    this.audit = audit;
    this.clock = clock;
  }

  long create(PartnerCommands.Create wanted) {
    String code = required("code", wanted.code(), 80);
    if (partners.ownCodeTaken(code)) {
      throw Problem.of("partner.code-taken", 409, Map.of("code", code));
    }
    required("legalName", wanted.legalName(), 200);
    checkStated(wanted.uscc(), wanted.channelId(), wanted.settlesThroughId(), wanted.entityIds());
    attributes.check(AttributeKind.TYPE, wanted.type().name(), wanted.validFrom());
    if (wanted.regionUnitId() != null) {
      attributes.check(AttributeKind.REGION, wanted.regionUnitId().toString(), wanted.validFrom());
    }
    Instant at = clock.instant();
    String by = Callers.current().principalId();
    long id = partners.create(code, new PartnerStore.Stated(wanted.legalName().strip(), wanted.shortName(), wanted.uscc(),
        wanted.status() == PartnerStatus.ACTIVE ? PartnerStatus.ACTIVE : PartnerStatus.DRAFT, wanted.settlesThroughId(), wanted.channelId(),
        wanted.contactName(), wanted.contactPhone()), orEmpty(wanted.bankName()), orEmpty(wanted.bankAccount()), at, by);
    partners.dealWith(id, orEmpty(wanted.entityIds()));
    long seal = seals.seal("partner.created", code);
    attributes.write(id, AttributeKind.TYPE, wanted.type().name(), wanted.validFrom(), seal, at, by);
    attributes.write(id, AttributeKind.TRADE_MODE, wanted.tradeMode().name(), wanted.validFrom(), seal, at, by);
    if (wanted.tier() != null && !wanted.tier().isBlank()) {
      attributes.write(id, AttributeKind.TIER, wanted.tier().strip(), wanted.validFrom(), seal, at, by);
    }
    if (wanted.regionUnitId() != null) {
      attributes.write(id, AttributeKind.REGION, wanted.regionUnitId().toString(), wanted.validFrom(), seal, at, by);
    }
    audit.record("partner.created", "partner", String.valueOf(id), Map.of("code", code, "type", wanted.type().name()));
    return id;
  }

  void change(long id, PartnerCommands.Change wanted) {
    PartnerStatus status = partners.lock(id).orElseThrow(() -> Problem.notFound("partner", String.valueOf(id)));
    if (wanted.status() != null && wanted.status() != status && !NEXT.get(status).contains(wanted.status())) {
      throw Problem.of("partner.status-not-reachable", 422, Map.of("from", status.name(), "to", wanted.status().name()));
    }
    if (wanted.legalName() != null) {
      required("legalName", wanted.legalName(), 200);
    }
    checkStated(wanted.uscc(), wanted.channelId(), wanted.settlesThroughId(), wanted.entityIds());
    partners.change(id, new PartnerStore.Stated(wanted.legalName(), wanted.shortName(), wanted.uscc(), wanted.status(), wanted.settlesThroughId(),
        wanted.channelId(), wanted.contactName(), wanted.contactPhone()));
    if (wanted.entityIds() != null) {
      partners.dealWith(id, wanted.entityIds());
    }
    audit.record("partner.changed", "partner", String.valueOf(id), Map.of("status", (wanted.status() == null ? status : wanted.status()).name()));
  }

  int activate(List<Long> ids) {
    if (ids.isEmpty() || ids.size() > 5_000) {
      throw Problem.of("partner.too-many", 422, Map.of("count", ids.size(), "max", 5_000));
    }
    List<Long> changed = partners.activate(ids);
    audit.record("partner.activated", "partner", "many", Map.of("count", changed.size()));
    return changed.size();
  }

  void addCode(long id, PartnerCommands.AddCode wanted) {
    partners.lock(id).orElseThrow(() -> Problem.notFound("partner", String.valueOf(id)));
    String source = required("source", wanted.source(), 40);
    String code = required("code", wanted.code(), 80);
    if (!partners.addCode(id, source, code)) {
      throw Problem.of("partner.external-code-taken", 409, Map.of("source", source, "code", code));
    }
    audit.record("partner.code-added", "partner", String.valueOf(id), Map.of("source", source, "code", code));
  }

  void removeCode(long id, String source, String code) {
    if (!partners.removeCode(id, source, code)) {
      throw Problem.notFound("partner code", source + " " + code);
    }
    audit.record("partner.code-removed", "partner", String.valueOf(id), Map.of("source", source, "code", code));
  }

  private void checkStated(@Nullable String uscc, @Nullable Long channelId, @Nullable Long through,
      @Nullable List<Long> entityIds) {
    if (uscc != null && !CreditCode.isValid(uscc)) {
      throw Problem.of("partner.bad-credit-code", 422, Map.of("uscc", uscc));
    }
    if (channelId != null && channels.all().stream().map(ChannelView::id).noneMatch(channelId::equals)) {
      throw Problem.of("partner.unknown-channel", 422, Map.of("channel", channelId));
    }
    if (through != null && !partners.exists(through)) {
      throw Problem.of("partner.unknown-settlement-partner", 422, Map.of("id", through));
    }
    Set<Long> known = entityIds == null ? Set.of() : entities.all().stream().map(EntityView::id).collect(Collectors.toSet());
    for (Long entityId : orEmpty(entityIds)) {
      if (!known.contains(entityId)) {
        throw Problem.of("partner.unknown-entity", 422, Map.of("entity", entityId));
      }
    }
  }

  private static List<Long> orEmpty(@Nullable List<Long> ids) {
    return ids == null ? List.of() : ids;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private static String required(String field, @Nullable String text, int lengthMax) {
    if (text == null || text.isBlank() || text.strip().length() > lengthMax) {
      throw Problem.of("partner.bad-text", 422, Map.of("field", field, "value", text == null ? "" : text, "max", lengthMax));
    }
    return text.strip();
  }
}
