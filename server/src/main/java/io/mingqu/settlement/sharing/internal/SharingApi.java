package io.mingqu.settlement.sharing.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;
import static io.mingqu.foundation.shared.Role.PARTNER_OWNER;
import static io.mingqu.foundation.shared.Role.PARTNER_STAFF;
import static io.mingqu.foundation.shared.Role.PRICING;

import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.StaffOnly;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.sharing.internal.SharingQueries.Share;
import io.mingqu.settlement.sharing.internal.SharingQueries.Split;
import io.mingqu.settlement.sharing.internal.SharingQueries.StatementRow;
import io.mingqu.settlement.sharing.internal.SplitStore.NewPlacement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@StaffOnly
@Transactional
class SharingApi {
  private static final int BULK_MAX = 500;
  private final SharingQueries queries;
  private final SplitStore store;
  private final ShareStatements statements;
  private final Partners partners;
  private final Jobs jobs;
  private final SharingKind kind;

  SharingApi(SharingQueries queries, SplitStore store, ShareStatements statements, Partners partners, Jobs jobs, SharingKind kind) {
    this.queries = queries;
    this.store = store;
    this.statements = statements;
    this.partners = partners;
    this.jobs = jobs;
    this.kind = kind;
  }

  record Party(String id, String code, String name) {}

  record ShareView(Share share, @Nullable Party party) {}

  record SplitView(Split split, List<ShareView> shares) {}

  record StatementView(StatementRow statement, @Nullable Party party) {}

  record Placed(String orderNo, String party, String partnerCode) {}

  record PlacementsBody(List<Placed> placements) {}

  record Started(String jobId) {}

  record MonthBody(YearMonth month) {}

  record Drawn(int statements) {}

  record StepBody(ShareStatements.Step step, List<String> ids) {}

  record CheckBody(JsonNode body, @Nullable Long totalMinor, @Nullable Long refundedMinor) {}

  /** @param kept what each step's party keeps of the total, the residual party last */
  record Checked(List<PolicyKind.ExampleResult> examples, int examplesMin, List<Long> kept) {}

  @GetMapping("/api/shares/splits")
  Page<Split> splits(@RequestParam(required = false) @Nullable String order, @RequestParam(required = false) @Nullable String plan,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.splits(order, plan, Page.checkedLimit(limit), after);
  }

  @GetMapping("/api/shares/splits/{id}")
  SplitView split(@PathVariable long id) {
    Split split = queries.split(id).orElseThrow(() -> Problem.notFound("split", Long.toString(id)));
    return new SplitView(split, named(queries.sharesOf(id)));
  }

  @GetMapping("/api/shares")
  Page<ShareView> shares(@RequestParam(required = false) @Nullable Long partner, @RequestParam(required = false) @Nullable Long statement,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    Page<Share> page = queries.shares(partner, statement, Page.checkedLimit(limit), after);
    return new Page<>(named(page.items()), page.next());
  }

  private List<ShareView> named(List<Share> shares) {
    Map<String, Party> names = names(shares.stream().map(Share::partnerId).filter(Objects::nonNull).toList());
    return shares.stream().map(share -> new ShareView(share, share.partnerId() == null ? null : names.get(share.partnerId()))).toList();
  }

  private Map<String, Party> names(List<String> ids) {
    Map<String, Party> names = new HashMap<>();
    for (PartnerView view : partners.byIds(ids.stream().map(Long::valueOf).distinct().toList()).values()) {
      names.put(Long.toString(view.id()), new Party(Long.toString(view.id()), view.code(), view.shortName().isBlank() ? view.legalName() : view.shortName()));
    }
    return names;
  }

  /** Who stands in which part on which order. An order that is shared already keeps its split. */
  @PostMapping("/api/shares/placements")
  @Allowed({ADMIN, CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started place(@RequestBody PlacementsBody body) {
    requireSome(body.placements());
    Map<String, Long> ids = partners.idsByOwnCode();
    List<NewPlacement> placements = new ArrayList<>();
    for (Placed each : body.placements()) {
      Long id = ids.get(String.valueOf(each.partnerCode()));
      if (id == null) {
        throw Problem.of("sharing.unknown-partner", 422, Map.of("code", String.valueOf(each.partnerCode())));
      }
      placements.add(new NewPlacement(each.orderNo(), each.party(), id, "api"));
    }
    store.place(placements);
    return run();
  }

  private static void requireSome(@Nullable List<?> list) {
    if (list == null || list.isEmpty() || list.size() > BULK_MAX) {
      throw Problem.of("sharing.how-many", 422, Map.of("given", list == null ? 0 : list.size(), "most", BULK_MAX));
    }
  }

  @PostMapping("/api/shares/runs")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started run() {
    return new Started(Long.toString(jobs.startAsSystem(ShareOrdersJob.NAME, Map.of(), ShareOrdersJob.ONE_AT_A_TIME)));
  }

  /** What the examples of a body and one further amount come to; refuses what could not be published. Changes nothing. */
  @PostMapping("/api/shares/plans/check")
  @Allowed({CHANNEL_MANAGER, PRICING})
  Checked check(@RequestBody CheckBody body) {
    ShareTerms terms = SharingKind.read(kind.checked(body.body()));
    return new Checked(SharingKind.results(terms), kind.examplesMin(),
        SharingKind.kept(terms, body.totalMinor() == null ? 0 : body.totalMinor(), body.refundedMinor() == null ? 0 : body.refundedMinor()));
  }

  @GetMapping("/api/shares/statements")
  Page<StatementView> statements(@RequestParam(required = false) @Nullable YearMonth month, @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    Page<StatementRow> page = queries.statements(month == null ? null : month.toString(), state, false, Page.checkedLimit(limit), after);
    Map<String, Party> names = names(page.items().stream().map(StatementRow::partnerId).toList());
    return new Page<>(page.items().stream().map(s -> new StatementView(s, names.get(s.partnerId()))).toList(), page.next());
  }

  @PostMapping("/api/shares/statements")
  @Allowed({FINANCE_PREPARER})
  Drawn draw(@RequestBody MonthBody body) {
    return new Drawn(statements.draw(body.month()));
  }

  @PostMapping("/api/shares/statements/steps")
  @Allowed({FINANCE_REVIEWER, FINANCE_APPROVER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void step(@RequestBody StepBody body) {
    requireSome(body.ids());
    for (String id : body.ids()) {
      if (!id.matches("\\d{1,18}")) {
        throw Problem.notFound("share-statement", id);
      }
    }
    statements.step(body.step(), body.ids().stream().map(Long::valueOf).toList());
  }

  @GetMapping("/api/my/shares")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  Page<Share> mine(@RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.shares(null, null, Page.checkedLimit(limit), after);
  }

  @GetMapping("/api/my/shares/statements")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  Page<StatementRow> mineStated(@RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.statements(null, null, true, Page.checkedLimit(limit), after);
  }

  @PostMapping("/api/my/shares/statements/{id}/accept")
  @Allowed({PARTNER_OWNER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void accept(@PathVariable long id) {
    queries.statement(id, true).orElseThrow(() -> Problem.notFound("share-statement", Long.toString(id)));
    statements.accept(id);
  }
}
