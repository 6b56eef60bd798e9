package io.mingqu.network.partner.internal;

import io.mingqu.foundation.access.ScopesChanged;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.organisation.OrgUnits;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.TradeMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a partner another type, trade mode, tier or region from a day on. The change is known from its own seal on: decisions made at an earlier
 * cut keep what they saw.
 */
@Component
@Transactional
class SetAttribute {
  private final PartnerStore partners;
  private final AttributeStore store;
  private final OrgUnits organisation;
  private final Seals seals;
  private final Audit audit;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  SetAttribute(PartnerStore partners, AttributeStore store, OrgUnits organisation, Seals seals, Audit audit, Clock clock,
      ApplicationEventPublisher events) {
    this.partners = partners;
    this.store = store;
    this.organisation = organisation;
    this.seals = seals;
    this.audit = audit;
    this.clock = clock;
    this.events = events;
  }

  void set(long partnerId, PartnerCommands.SetAttribute wanted) {
    partners.lock(partnerId).orElseThrow(() -> Problem.notFound("partner", String.valueOf(partnerId)));
    String value = wanted.value().strip();
    check(wanted.kind(), value, wanted.validFrom());
    String before = store.valueOn(partnerId, wanted.kind(), wanted.validFrom()).orElse("");
    if (before.equals(value)) {
      throw Problem.of("partner.attribute-unchanged", 422, Map.of("value", value, "day", wanted.validFrom()));
    }
    long seal = seals.seal("partner." + wanted.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), partnerId + " " + value);
    write(partnerId, wanted.kind(), value, wanted.validFrom(), seal, clock.instant(), Callers.current().principalId());
    audit.record("partner.attribute-set", "partner", String.valueOf(partnerId),
        Map.of("kind", wanted.kind().name(), "before", before, "value", value, "validFrom", wanted.validFrom().toString(), "seal", seal));
  }

  void withdraw(long partnerId, long attributeId) {
    partners.lock(partnerId).orElseThrow(() -> Problem.notFound("partner", String.valueOf(partnerId)));
    long seal = seals.seal("partner.attribute-withdrawn", partnerId + " " + attributeId);
    if (!store.withdraw(partnerId, attributeId, seal)) {
      throw Problem.notFound("attribute", String.valueOf(attributeId));
    }
    audit.record("partner.attribute-withdrawn", "partner", String.valueOf(partnerId), Map.of("attribute", attributeId, "seal", seal));
    events.publishEvent(new ScopesChanged());
  }

  void write(long partnerId, AttributeKind kind, String value, LocalDate validFrom, long seal, Instant at, String by) {
    store.record(partnerId, kind, value, validFrom, seal, at, by);
    if (kind == AttributeKind.REGION) {
      events.publishEvent(new ScopesChanged());
    }
  }

  void check(AttributeKind kind, String value, LocalDate validFrom) {
    boolean known = switch (kind) {
      case TYPE -> Arrays.stream(PartnerType.values()).anyMatch(t -> t.name().equals(value));
      case TRADE_MODE -> Arrays.stream(TradeMode.values()).anyMatch(m -> m.name().equals(value));
      case TIER -> !value.isBlank() && value.length() <= 40;
      case REGION -> value.matches("\\d{1,18}") && organisation.byId(Long.parseLong(value), validFrom).isPresent();
    };
    if (!known) {
      throw Problem.of("partner.bad-attribute", 422, Map.of("kind", kind.name(), "value", value, "day", validFrom));
    }
    if (validFrom.getYear() < 1900 || validFrom.getYear() > 2200) {
      throw Problem.of("partner.bad-day", 422, Map.of("day", validFrom));
    }
  }
}
