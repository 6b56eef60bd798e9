package io.mingqu.settlement.targets.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.targets.TargetSplit;
import io.mingqu.network.partner.PartnerAttributes;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.targets.TargetMeasure;
import io.mingqu.settlement.targets.internal.TargetStore.Sheet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets targets: a draft sheet, its goals put in or split from a total, published by somebody else than its author. */
@Component
@Transactional
class SetTargets {
  /** How a total is split over partners and months. */
  enum Weights { LAST_YEAR, EQUAL }

  record Goal(String partnerCode, int month, long amount) {}

  private final TargetStore store;
  private final TargetQueries queries;
  private final Partners partners;
  private final Audit audit;
  private final Clock clock;

  SetTargets(TargetStore store, TargetQueries queries, Partners partners, Audit audit, Clock clock) {
    this.store = store;
    this.queries = queries;
    this.partners = partners;
    this.audit = audit;
    this.clock = clock;
  }

  /** A new sheet, or the next version of one (with the goals of {@code basedOn}). */
  long draft(String code, String titleZh, String titleEn, int year, TargetMeasure measure, @Nullable String currency, @Nullable Long entityId,
      @Nullable Long basedOn) {
    if (store.hasDraft(code)) {
      throw Problem.of("targets.draft-exists", 409, Map.of("code", code));
    }
    if (measure.isQuantity() == (currency != null)) {
      throw Problem.of("targets.currency-does-not-fit", 422, Map.of("measure", measure, "currency", currency == null ? "" : currency));
    }
    long id = store.insert(code, store.lastVersion(code) + 1, titleZh, titleEn, year, measure, currency, entityId,
        Callers.current().principalId(), clock.instant());
    if (basedOn != null) {
      store.copyGoals(basedOn, id);
    }
    audit.record("targets.drafted", "target-sheet", Long.toString(id), Map.of("code", code, "year", year));
    return id;
  }

  /** Puts single goals; others stay. */
  void put(long sheetId, List<Goal> goals) {
    Sheet sheet = draftOf(sheetId);
    Map<String, Long> ids = partners.idsByOwnCode();
    long[] partnerIds = new long[goals.size()];
    for (int i = 0; i < partnerIds.length; i++) {
      Goal goal = goals.get(i);
      Long id = ids.get(goal.partnerCode());
      if (id == null) {
        throw Problem.of("targets.unknown-partner", 422, Map.of("code", goal.partnerCode()));
      }
      if (goal.month() < 1 || goal.month() > 12 || goal.amount() < 0) {
        throw Problem.of("targets.bad-goal", 422, Map.of("code", goal.partnerCode(), "month", goal.month(), "amount", goal.amount()));
      }
      partnerIds[i] = id;
    }
    store.putGoals(sheet.id(), partnerIds, goals.stream().mapToInt(Goal::month).toArray(), goals.stream().mapToLong(Goal::amount).toArray());
    audit.record("targets.goals-put", "target-sheet", Long.toString(sheetId), Map.of("goals", goals.size()));
  }

  /** Splits a year's total over the partners of the given region units (all when empty) and the months. Replaces the sheet's goals. */
  int split(long sheetId, long total, Weights partnersBy, Weights monthsBy, List<Long> regionUnits) {
    Sheet sheet = draftOf(sheetId);
    if (total < 0) {
      throw Problem.of("targets.bad-total", 422, Map.of("total", total));
    }
    LocalDate lastYear = LocalDate.of(sheet.year() - 1, 1, 1);
    LocalDate thisYear = LocalDate.of(sheet.year(), 1, 1);
    Map<Long, Long> sold = partnersBy == Weights.LAST_YEAR ? queries.soldByPartner(sheet.measure(), lastYear, thisYear) : Map.of();
    long[] chosen = chosen(regionUnits, partnersBy == Weights.LAST_YEAR && !sold.isEmpty() ? sold : null);
    if (chosen.length == 0) {
      throw Problem.of("targets.no-partners", 422, Map.of("units", regionUnits.toString()));
    }
    long[] weights = Arrays.stream(chosen).map(id -> sold.getOrDefault(id, 0L)).toArray();
    long[] months = monthsBy == Weights.LAST_YEAR ? queries.soldByMonth(sheet.measure(), lastYear, thisYear) : new long[12];
    long[][] cells = TargetSplit.overPartnersAndMonths(total, weights, months);
    store.clear(sheet.id());
    store.putGoals(sheet.id(), repeat(chosen), months(chosen.length), Arrays.stream(cells).flatMapToLong(Arrays::stream).toArray());
    audit.record("targets.split", "target-sheet", Long.toString(sheetId), Map.of("total", total, "partners", chosen.length));
    return chosen.length;
  }

  /** Partners of the units; with weights only those that have one, so that a closed dealer gets no goal of 0. */
  private long[] chosen(List<Long> regionUnits, @Nullable Map<Long, Long> sold) {
    PartnerAttributes attributes = partners.attributesAsOf(LocalDate.now(clock), Partners.NOW);
    List<Long> chosen = new ArrayList<>();
    for (int i = 0; i < attributes.size(); i++) {
      long id = attributes.partnerId(i);
      boolean inUnits = regionUnits.isEmpty() || regionUnits.contains(attributes.regionUnitId(i));
      if (inUnits && id != partners.unknownCustomer() && (sold == null || sold.getOrDefault(id, 0L) > 0)) {
        chosen.add(id);
      }
    }
    return chosen.stream().mapToLong(Long::longValue).toArray();
  }

  private static long[] repeat(long[] ids) {
    long[] repeated = new long[ids.length * 12];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = ids[i / 12];
    }
    return repeated;
  }

  private static int[] months(int partners) {
    int[] months = new int[partners * 12];
    for (int i = 0; i < months.length; i++) {
      months[i] = i % 12 + 1;
    }
    return months;
  }

  void publish(long sheetId) {
    Sheet sheet = draftOf(sheetId);
    String publisher = Callers.current().principalId();
    if (publisher.equals(sheet.createdBy())) {
      throw Problem.of("targets.own-draft", 409, Map.of("code", sheet.code(), "version", sheet.version()));
    }
    store.publish(sheet.id(), sheet.code(), publisher, clock.instant());
    audit.record("targets.published", "target-sheet", Long.toString(sheetId), Map.of("code", sheet.code(), "version", sheet.version()));
  }

  private Sheet draftOf(long sheetId) {
    Sheet sheet = store.locked(sheetId).orElseThrow(() -> Problem.notFound("target-sheet", Long.toString(sheetId)));
    if (!sheet.state().equals("DRAFT")) {
      throw Problem.of("targets.not-a-draft", 409, Map.of("code", sheet.code(), "version", sheet.version(), "state", sheet.state()));
    }
    return sheet;
  }
}
