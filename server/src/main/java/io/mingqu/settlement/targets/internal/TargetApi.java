package io.mingqu.settlement.targets.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;
import static io.mingqu.foundation.shared.Role.PARTNER_OWNER;
import static io.mingqu.foundation.shared.Role.PARTNER_STAFF;
import static io.mingqu.foundation.shared.Role.PRICING;
import static io.mingqu.foundation.shared.Role.REGIONAL_MANAGER;
import static io.mingqu.foundation.shared.Role.SALES_REP;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.targets.Attainment;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.targets.TargetMeasure;
import io.mingqu.settlement.targets.internal.SetTargets.Goal;
import io.mingqu.settlement.targets.internal.SetTargets.Weights;
import io.mingqu.settlement.targets.internal.TargetQueries.Reached;
import io.mingqu.settlement.targets.internal.TargetQueries.SheetView;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TargetApi {
  record DraftBody(String code, String titleZh, String titleEn, int year, TargetMeasure measure, @Nullable String currency,
      @Nullable String entityId, @Nullable String basedOn) {}

  record GoalsBody(List<Goal> goals) {}

  record SplitBody(long total, Weights partnersBy, Weights monthsBy, @Nullable List<String> regionUnitIds) {}

  record Created(String id) {}

  record SplitDone(int partners) {}

  /** Attainment of one partner, or of all in sight: {@code ahead} is against the even pace of the period. */
  record Row(@Nullable String partnerId, @Nullable String partnerCode, String partnerName, long goal, long actual, @Nullable Integer ratePpm,
      long gap, long ahead, long forecast) {}

  record AttainmentView(@Nullable SheetView sheet, String from, String through, Row total, List<Row> items, @Nullable String next) {}

  private final SetTargets setting;
  private final TargetQueries queries;
  private final Partners partners;
  private final Clock clock;

  TargetApi(SetTargets setting, TargetQueries queries, Partners partners, Clock clock) {
    this.setting = setting;
    this.queries = queries;
    this.partners = partners;
    this.clock = clock;
  }

  @GetMapping("/api/targets")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Page<SheetView> list(@RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.sheets(Page.checkedLimit(limit), after);
  }

  @PostMapping("/api/targets")
  @Allowed({ADMIN, CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  Created draft(@RequestBody DraftBody body) {
    return new Created(Long.toString(setting.draft(body.code(), body.titleZh(), body.titleEn(), body.year(), body.measure(), body.currency(),
        body.entityId() == null ? null : Long.valueOf(body.entityId()), body.basedOn() == null ? null : Long.valueOf(body.basedOn()))));
  }

  @GetMapping("/api/targets/{id}")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  SheetView one(@PathVariable long id) {
    return queries.sheet(id).orElseThrow(() -> Problem.notFound("target-sheet", Long.toString(id)));
  }

  @PutMapping("/api/targets/{id}/goals")
  @Allowed({ADMIN, CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(@PathVariable long id, @RequestBody GoalsBody body) {
    setting.put(id, body.goals());
  }

  @PostMapping("/api/targets/{id}/split")
  @Allowed({ADMIN, CHANNEL_MANAGER})
  SplitDone split(@PathVariable long id, @RequestBody SplitBody body) {
    List<Long> units = body.regionUnitIds() == null ? List.of() : body.regionUnitIds().stream().map(Long::valueOf).toList();
    return new SplitDone(setting.split(id, body.total(), body.partnersBy(), body.monthsBy(), units));
  }

  @PostMapping("/api/targets/{id}/publish")
  @Allowed({ADMIN, CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void publish(@PathVariable long id) {
    setting.publish(id);
  }

  /** Attainment of everybody in the caller's scope, largest gap first; a partner sees its own. */
  @GetMapping("/api/attainment")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST, PARTNER_OWNER,
      PARTNER_STAFF})
  AttainmentView attainment(@RequestParam(required = false) @Nullable String sheet, @RequestParam(required = false) @Nullable YearMonth from,
      @RequestParam(required = false) @Nullable YearMonth through, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    int size = Page.checkedLimit(limit);
    YearMonth first = from == null ? YearMonth.now(clock) : from;
    YearMonth last = through == null ? first : through;
    if (last.isBefore(first) || last.getYear() != first.getYear()) {
      throw Problem.of("targets.bad-months", 400, Map.of("from", first, "through", last));
    }
    Optional<SheetView> found = queries.published(sheet, first.getYear());
    if (found.isEmpty()) {
      return new AttainmentView(null, first.toString(), last.toString(), row(null, 0, 0, first, last), List.of(), null);
    }
    SheetView view = found.get();
    List<Reached> all = queries.reached(Long.parseLong(view.id()), view.measure(), view.currency(),
        view.entityId() == null ? null : Long.valueOf(view.entityId()), first, last);
    Row total = row(null, all.stream().mapToLong(Reached::goal).sum(), all.stream().mapToLong(Reached::actual).sum(), first, last);
    List<String> key = Page.decode(after, 1);
    int start = key == null ? 0 : Integer.parseInt(key.getFirst());
    List<Reached> shown = all.stream().skip(start).limit(size + 1L).toList();
    Map<Long, PartnerView> names = partners.byIds(shown.stream().map(Reached::partnerId).toList());
    List<Row> rows = shown.stream().map(r -> row(names.get(r.partnerId()), r.goal(), r.actual(), first, last)).toList();
    Page<Row> page = Page.of(rows, size, r -> List.of(Integer.toString(start + size)));
    return new AttainmentView(view, first.toString(), last.toString(), total, page.items(), page.next());
  }

  private Row row(@Nullable PartnerView partner, long goal, long actual, YearMonth from, YearMonth through) {
    int days = (int) ChronoUnit.DAYS.between(from.atDay(1), through.plusMonths(1).atDay(1));
    long passed = Math.clamp(ChronoUnit.DAYS.between(from.atDay(1), LocalDate.now(clock)), 0, days);
    Attainment attainment = Attainment.of(actual, goal, (int) passed, days);
    Integer rate = attainment.ratePpm().isPresent() ? attainment.ratePpm().getAsInt() : null;
    String name = partner == null ? "" : partner.shortName().isBlank() ? partner.legalName() : partner.shortName();
    return new Row(partner == null ? null : Long.toString(partner.id()), partner == null ? null : partner.code(), name,
        goal, actual, rate, attainment.gap(), attainment.ahead(), attainment.forecast());
  }
}
