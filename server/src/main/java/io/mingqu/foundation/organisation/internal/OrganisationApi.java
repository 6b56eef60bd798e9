package io.mingqu.foundation.organisation.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.foundation.organisation.UnitKind;
import io.mingqu.foundation.organisation.UnitView;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.StaffOnly;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class OrganisationApi {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int BATCH_MAX = 2_000;
  private final EntityStore entities;
  private final UnitStore units;
  private final PositionStore positions;
  private final RearrangeUnits rearrange;
  private final Audit audit;
  private final Clock clock;

  OrganisationApi(EntityStore entities, UnitStore units, PositionStore positions, RearrangeUnits rearrange, Audit audit, Clock clock) {
    this.entities = entities;
    this.units = units;
    this.positions = positions;
    this.rearrange = rearrange;
    this.audit = audit;
    this.clock = clock;
  }

  record EntityAnswer(String id, String code, String nameZh, String nameEn, String currency, String uscc, boolean closed) {
    static EntityAnswer of(EntityView e) {
      return new EntityAnswer(String.valueOf(e.id()), e.code(), e.nameZh(), e.nameEn(), e.currency(), e.uscc(), e.closed());
    }
  }

  record UnitAnswer(String id, String code, UnitKind kind, String nameZh, String nameEn, @Nullable String parentId, int depth) {
    static UnitAnswer of(UnitView u) {
      return new UnitAnswer(String.valueOf(u.id()), u.code(), u.kind(), u.nameZh(), u.nameEn(),
          u.parentId() == null ? null : u.parentId().toString(), u.depth());
    }
  }

  record EntityInput(@Nullable String code, @Nullable String nameZh, @Nullable String nameEn, @Nullable String currency, @Nullable String uscc,
      @Nullable Boolean closed) {}

  record UnitInput(@Nullable String code, @Nullable UnitKind kind, @Nullable String nameZh, @Nullable String nameEn, @Nullable String parentCode,
      @Nullable LocalDate validFrom, @Nullable Boolean closed) {}

  record Entities(@Nullable List<EntityInput> items) {}

  record Units(@Nullable List<UnitInput> items) {}

  @GetMapping("/entities")
  @Allowed(Role.EVERYONE)
  Page<EntityAnswer> entities() {
    return new Page<>(entities.all().stream().map(EntityAnswer::of).toList(), null);
  }

  @PostMapping("/entities/batch")
  @Allowed(Role.ADMIN)
  @Transactional
  public Page<EntityAnswer> putEntities(@RequestBody Entities batch) {
    for (EntityInput e : checked(batch.items())) {
      String currency = text("currency", e.currency(), 3);
      if (!currency.matches("[A-Z]{3}")) {
        throw Problem.of("shared.bad-field", 400, Map.of("field", "currency"));
      }
      String code = text("code", e.code(), 40);
      String zh = text("nameZh", e.nameZh(), 200);
      boolean put = entities.put(new EntityStore.Entity(code, zh, e.nameEn() == null || e.nameEn().isBlank() ? zh : text("nameEn", e.nameEn(), 200),
          currency, e.uscc() == null ? "" : e.uscc().strip(), Boolean.TRUE.equals(e.closed())));
      if (!put) {
        throw Problem.of("organisation.currency-fixed", 422, Map.of("code", code, "currency", currency));
      }
      audit.record("organisation.entity-put", "legal-entity", code, Map.of("nameZh", zh, "currency", currency));
    }
    return entities();
  }

  @GetMapping("/org-units")
  @StaffOnly
  Page<UnitAnswer> units(@RequestParam(required = false) @Nullable LocalDate day) {
    return new Page<>(units.tree(day == null ? today() : day).stream().map(UnitAnswer::of).toList(), null);
  }

  @PostMapping("/org-units/batch")
  @Allowed(Role.ADMIN)
  @Transactional
  public Map<String, String> putUnits(@RequestBody Units batch) {
    return rearrange.apply(checked(batch.items()).stream().map(u -> {
      String zh = text("nameZh", u.nameZh(), 100);
      UnitKind kind = u.kind();
      if (kind == null) {
        throw Problem.of("shared.bad-field", 400, Map.of("field", "kind"));
      }
      return new RearrangeUnits.Change(text("code", u.code(), 40), kind, zh, u.nameEn() == null || u.nameEn().isBlank() ? zh
          : text("nameEn", u.nameEn(), 100), u.parentCode(), u.validFrom() == null ? LocalDate.of(2000, 1, 1) : u.validFrom(),
          Boolean.TRUE.equals(u.closed()));
    }).toList());
  }

  record PositionInput(@Nullable Long unitId, @Nullable String code, @Nullable String titleZh, @Nullable String titleEn) {}

  record HolderInput(@Nullable Long personId, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {}

  record StandInInput(@Nullable Long personId, @Nullable Long standInId, @Nullable LocalDate firstDay, @Nullable LocalDate lastDay,
      @Nullable String reason) {}

  record Created(String id) {}

  record PositionsAnswer(List<PositionStore.PositionView> positions, List<PositionStore.HolderView> holders) {}

  @GetMapping("/positions")
  @StaffOnly
  PositionsAnswer positions() {
    return new PositionsAnswer(positions.positions(), positions.holders());
  }

  @PostMapping("/positions")
  @Allowed(Role.ADMIN)
  @Transactional
  public Created putPosition(@RequestBody PositionInput p) {
    long unit = id("unitId", p.unitId());
    if (units.byId(unit, today()).isEmpty()) {
      throw Problem.notFound("org-unit", String.valueOf(unit));
    }
    String code = text("code", p.code(), 40);
    String zh = text("titleZh", p.titleZh(), 100);
    String id = String.valueOf(positions.putPosition(unit, code, zh, p.titleEn() == null || p.titleEn().isBlank() ? zh : p.titleEn()));
    audit.record("organisation.position-put", "position", id, Map.of("unitId", unit, "code", code));
    return new Created(id);
  }

  @PostMapping("/positions/{id}/holders")
  @Allowed(Role.ADMIN)
  @Transactional
  public Created hold(@PathVariable long id, @RequestBody HolderInput h) {
    if (!positions.hasPosition(id)) {
      throw Problem.notFound("position", String.valueOf(id));
    }
    LocalDate from = h.validFrom() == null ? today() : h.validFrom();
    if (h.validTo() != null && !h.validTo().isAfter(from)) {
      throw Problem.of("organisation.ends-before-it-begins", 422, Map.of("from", from, "to", h.validTo()));
    }
    String holder = String.valueOf(positions.hold(id, id("personId", h.personId()), from, h.validTo()));
    audit.record("organisation.position-held", "position", String.valueOf(id), Map.of("personId", h.personId(), "from", from));
    return new Created(holder);
  }

  @GetMapping("/stand-ins")
  @StaffOnly
  Page<PositionStore.StandInView> standIns() {
    return new Page<>(positions.standIns(), null);
  }

  /** Everyone names their own stand-in; an administrator anybody's. */
  @PostMapping("/stand-ins")
  @StaffOnly
  @Transactional
  public Created standIn(@RequestBody StandInInput s) {
    Caller caller = Callers.current();
    Long self = ownId(caller);
    long person = s.personId() == null ? id("personId", self) : s.personId();
    if (!caller.has(Role.ADMIN) && !Long.valueOf(person).equals(self)) {
      throw Problem.of("organisation.stand-in-of-another", 403, Map.of("personId", person));
    }
    long other = id("standInId", s.standInId());
    LocalDate first = s.firstDay() == null ? today() : s.firstDay();
    LocalDate last = s.lastDay() == null ? first : s.lastDay();
    if (other == person || last.isBefore(first)) {
      throw Problem.of("organisation.ends-before-it-begins", 422, Map.of("from", first, "to", last));
    }
    String id = String.valueOf(positions.standIn(person, other, first, last, s.reason() == null ? "" : s.reason().strip()));
    audit.record("organisation.stand-in-named", "stand-in", id, Map.of("personId", person, "standInId", other, "firstDay", first, "lastDay", last));
    return new Created(id);
  }

  @DeleteMapping("/stand-ins/{id}")
  @StaffOnly
  @Transactional
  public Map<String, String> withdraw(@PathVariable long id) {
    Caller caller = Callers.current();
    if (!positions.withdraw(id, caller.has(Role.ADMIN) ? null : id("personId", ownId(caller)))) {
      throw Problem.notFound("stand-in", String.valueOf(id));
    }
    audit.record("organisation.stand-in-withdrawn", "stand-in", String.valueOf(id), Map.of());
    return Map.of("id", String.valueOf(id));
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(ZONE));
  }

  /** Principals of people are {@code person:<id>}. */
  private static @Nullable Long ownId(Caller caller) {
    String id = caller.principalId();
    return id.startsWith("person:") ? Long.valueOf(id.substring("person:".length())) : null;
  }

  private static <T> List<T> checked(@Nullable List<T> items) {
    if (items == null || items.isEmpty() || items.size() > BATCH_MAX) {
      throw Problem.of("organisation.bad-batch", 422, Map.of("items", items == null ? 0 : items.size(), "max", BATCH_MAX));
    }
    return items;
  }

  private static String text(String field, @Nullable String value, int lengthMax) {
    if (value == null || value.isBlank() || value.strip().length() > lengthMax) {
      throw Problem.of("shared.bad-field", 400, Map.of("field", field));
    }
    return value.strip();
  }

  private static long id(String field, @Nullable Long value) {
    if (value == null) {
      throw Problem.of("shared.bad-field", 400, Map.of("field", field));
    }
    return value;
  }
}
