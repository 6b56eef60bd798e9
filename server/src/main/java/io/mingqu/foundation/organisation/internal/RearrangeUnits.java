package io.mingqu.foundation.organisation.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.organisation.OrgTreeChanged;
import io.mingqu.foundation.organisation.UnitKind;
import io.mingqu.foundation.outbox.Outbox;
import io.mingqu.foundation.shared.Problem;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds, moves, renames and closes units from a day on. A change that would cut a unit off the tree on any later day is refused. */
@Component
class RearrangeUnits {
  private final UnitStore store;
  private final Audit audit;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;

  RearrangeUnits(UnitStore store, Audit audit, Outbox outbox, ApplicationEventPublisher events) {
    this.store = store;
    this.audit = audit;
    this.outbox = outbox;
    this.events = events;
  }

  /** One unit as it shall stand from {@code validFrom}; null {@code parentCode} is a root. */
  record Change(String code, UnitKind kind, String nameZh, String nameEn, @Nullable String parentCode, LocalDate validFrom, boolean closed) {}

  @Transactional
  public Map<String, String> apply(List<Change> changes) {
    store.lockTree();
    Map<String, Long> ids = new HashMap<>();
    for (Change change : changes) {
      ids.put(change.code(), store.put(change.code(), change.kind()));
    }
    for (Change change : changes) {
      store.putVersion(ids.get(change.code()), change.validFrom(), change.nameZh(), change.nameEn(), parent(change, ids), change.closed());
    }
    LocalDate first = changes.stream().map(Change::validFrom).min(LocalDate::compareTo).orElseThrow();
    for (LocalDate day : store.changesFrom(first)) {
      if (store.tree(day).size() != store.openOn(day)) {
        throw Problem.of("organisation.unit-cut-off", 422, Map.of("day", day));
      }
    }
    audit.record("organisation.units-changed", "org-units", changes.getFirst().code(), Map.of("units", changes.size(), "from", first));
    OrgTreeChanged changed = new OrgTreeChanged(changes.size());
    outbox.publish("organisation", changed);
    events.publishEvent(changed);
    Map<String, String> answer = new HashMap<>();
    ids.forEach((code, id) -> answer.put(code, String.valueOf(id)));
    return answer;
  }

  private @Nullable Long parent(Change change, Map<String, Long> ids) {
    String code = change.parentCode();
    if (code == null || code.isBlank()) {
      return null;
    }
    Long known = ids.get(code);
    if (known != null) {
      if (code.equals(change.code())) {
        throw Problem.of("organisation.unit-cut-off", 422, Map.of("day", change.validFrom()));
      }
      return known;
    }
    return store.idByCode(code).orElseThrow(
        () -> Problem.of("organisation.unknown-parent", 422, Map.of("parentCode", code, "code", change.code())));
  }
}
