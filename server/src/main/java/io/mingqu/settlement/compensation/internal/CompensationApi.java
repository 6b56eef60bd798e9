package io.mingqu.settlement.compensation.internal;

import static io.mingqu.foundation.shared.Role.*;

import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.compensation.internal.CompensationQueries.CalculationView;
import io.mingqu.settlement.compensation.internal.CompensationQueries.ClaimRow;
import io.mingqu.settlement.compensation.internal.CompensationQueries.LineRow;
import io.mingqu.trade.catalog.ProductView;
import io.mingqu.trade.catalog.Products;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
@Transactional
class CompensationApi {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private final CompensationQueries queries;
  private final Calculate calculate;
  private final Claims claims;
  private final PriceChangeKind kind;
  private final Policies policies;
  private final Partners partners;
  private final Products products;
  private final Jobs jobs;
  private final Clock clock;

  CompensationApi(CompensationQueries queries, Calculate calculate, Claims claims, PriceChangeKind kind, Policies policies, Partners partners, Products products, Jobs jobs,
      Clock clock) {
    this.queries = queries;
    this.calculate = calculate;
    this.claims = claims;
    this.kind = kind;
    this.policies = policies;
    this.partners = partners;
    this.products = products;
    this.jobs = jobs;
    this.clock = clock;
  }

  record ItemView(String sku, String oldPrice, String newPrice) {}

  record OrderView(String policyId, String versionId, String code, @Nullable String documentNo, String titleZh, String titleEn, LocalDate effective, String currency,
      int eligibleDays, boolean inTransit, String whenRising, List<ItemView> items) {}

  record Orders(List<OrderView> items, @Nullable String next) {}

  record CalculateBody(String versionId) {}

  record Started(String jobId) {}

  record ClaimView(String id, String calculationId, String partnerId, String partnerCode, String partnerName, String currency, long amountMinor, long quantityMilli,
      String state, String note, String code, @Nullable String documentNo, String titleZh, String titleEn, LocalDate effective) {}

  record LineView(String purchaseId, String sku, String nameZh, String nameEn, String unit, LineRow line) {}

  record ReasonBody(String reason) {}

  record Step(String label, String kind, @Nullable Long amountMinor, String text) {}

  record Clause(String document, String clause, String version, @Nullable String to) {}

  record Subject(String kind, String id, String partyId) {}

  record Why(String sentence, String currency, List<Step> steps, List<Clause> clauses, long cutSeal, String factsPath, Subject subject) {}

  record Fact(String id, LocalDate businessDate, String documentNo, String text, long quantityMilli, String unit, long shareMinor, String to) {}

  /** Published price-change orders, the latest day first. */
  @GetMapping("/compensation/orders")
  Orders orders() {
    List<PolicyVersion> published = new ArrayList<>(policies.published(PriceChangeKind.KIND, LocalDate.now(clock.withZone(ZONE)).plusYears(2), clock.instant()));
    published.sort(java.util.Comparator.comparing(PolicyVersion::validFrom).reversed().thenComparing(PolicyVersion::code));
    return new Orders(published.stream().map(this::view).toList(), null);
  }

  private OrderView view(PolicyVersion v) {
    PriceChangeOrder order = kind.read(v);
    return new OrderView(String.valueOf(v.policyId()), String.valueOf(v.id()), v.code(), v.documentNo(), v.titleZh(), v.titleEn(), v.validFrom(), order.currency(),
        order.eligibleDays(), order.inTransit(), order.whenRising().name(),
        order.items().stream().map(i -> new ItemView(i.sku(), i.before().toString(), i.after().toString())).toList());
  }

  @PostMapping("/compensation/calculations")
  @Allowed({CHANNEL_MANAGER, PRICING, FINANCE_PREPARER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  public Started start(@RequestBody CalculateBody body) {
    PolicyVersion version = calculate.calculable(id(body.versionId(), "price-change"));
    return new Started(String.valueOf(jobs.startAsSystem(CalculationJob.NAME, Map.of("version", String.valueOf(version.id()), "by", Callers.current().principalId()),
        "compensation/" + version.policyId())));
  }

  @GetMapping("/compensation/calculations")
  Page<CalculationView> calculations(@RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    int size = Page.checkedLimit(limit);
    return Page.of(queries.calculations(key(after, Long.MAX_VALUE), size + 1), size, row -> List.of(row.id()));
  }

  @GetMapping("/compensation/calculations/{id}")
  CalculationView one(@PathVariable long id) {
    return queries.calculation(id).orElseThrow(() -> Problem.notFound("compensation", String.valueOf(id)));
  }

  @PostMapping("/compensation/calculations/{id}/submit")
  @Allowed({CHANNEL_MANAGER, PRICING, FINANCE_PREPARER})
  public CalculationView submit(@PathVariable long id) {
    claims.submit(id);
    return one(id);
  }

  @PostMapping("/compensation/calculations/{id}/cancel")
  @Allowed({CHANNEL_MANAGER, PRICING, FINANCE_PREPARER})
  public CalculationView cancel(@PathVariable long id) {
    claims.cancel(id);
    return one(id);
  }

  @GetMapping("/compensation/claims")
  Page<ClaimView> list(@RequestParam(required = false) @Nullable Long calculationId, @RequestParam(required = false) @Nullable Long partnerId,
      @RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    int size = Page.checkedLimit(limit);
    Page<ClaimRow> page = Page.of(queries.claims(calculationId, partnerId, state, key(after, 0), size + 1), size, row -> List.of(String.valueOf(row.id())));
    return new Page<>(named(page.items()), page.next());
  }

  @PostMapping("/compensation/claims/{id}/cancel")
  @Allowed({CHANNEL_MANAGER, PRICING, FINANCE_PREPARER})
  public ClaimView cancelClaim(@PathVariable long id) {
    claims.cancelClaim(id);
    return claim(id);
  }

  @GetMapping("/compensation/claims/{id}")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST, PARTNER_OWNER, PARTNER_STAFF})
  ClaimView claim(@PathVariable long id) {
    return named(List.of(row(id))).getFirst();
  }

  @GetMapping("/compensation/claims/{id}/lines")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST, PARTNER_OWNER, PARTNER_STAFF})
  Page<LineView> lines(@PathVariable long id) {
    List<LineRow> rows = queries.lines(row(id).id());
    Map<Long, ProductView> names = products.byIds(rows.stream().map(LineRow::productId).distinct().toList());
    return new Page<>(rows.stream().map(r -> {
      ProductView p = names.get(r.productId());
      return new LineView(String.valueOf(r.purchaseId()), p == null ? "" : p.sku(), p == null ? "" : p.nameZh(), p == null ? "" : p.nameEn(), p == null ? "" : p.baseUnit(), r);
    }).toList(), null);
  }

  @GetMapping("/compensation/claims/{id}/why")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST, PARTNER_OWNER, PARTNER_STAFF})
  Why why(@PathVariable long id, Locale locale) {
    ClaimRow claim = row(id);
    boolean zh = !locale.getLanguage().equals("en");
    List<Step> steps = new ArrayList<>();
    for (LineView view : lines(id).items()) {
      LineRow line = view.line();
      String text = "%s → %s × %s %s".formatted(line.oldPrice(), line.newPrice(), BigDecimal.valueOf(line.quantityMilli(), 3).stripTrailingZeros().toPlainString(), view.unit());
      String label = (zh ? view.nameZh() : view.nameEn().isBlank() ? view.sku() : view.nameEn()) + " · " + line.documentNo() + " · " + line.purchasedOn()
          + (line.inTransit() ? zh ? " · 在途" : " · in transit" : "");
      steps.add(new Step(label, "change", line.amountMinor(), text));
    }
    steps.add(new Step(zh ? "补差合计" : "Compensation", "total", claim.amountMinor(), ""));
    String amount = BigDecimal.valueOf(claim.amountMinor(), io.mingqu.kernel.money.Currencies.exponent(claim.currency())).toPlainString() + " " + claim.currency();
    String sentence = zh ? "%s = 调价单 %s（%s 生效）的价差 × 调价前仍未售出的进货 − 已申领".formatted(amount, claim.code(), claim.effective())
        : "%s = the price difference of order %s (from %s) × purchases still unsold before it − already claimed".formatted(amount, claim.code(), claim.effective());
    return new Why(sentence, claim.currency(), steps, List.of(new Clause(zh ? claim.titleZh() : claim.titleEn(), String.valueOf(claim.documentNo()), claim.code(),
        "/policies/" + claim.policyId())), claim.sealNo(), "/api/compensation/claims/" + id + "/facts", new Subject("compensation-claim", String.valueOf(id),
        String.valueOf(claim.partnerId())));
  }

  @GetMapping("/compensation/claims/{id}/facts")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST, PARTNER_OWNER, PARTNER_STAFF})
  Page<Fact> facts(@PathVariable long id) {
    return new Page<>(lines(id).items().stream().map(v -> new Fact(v.purchaseId(), v.line().purchasedOn(), v.line().documentNo(), v.sku(), v.line().quantityMilli(), v.unit(),
        v.line().amountMinor(), "/movements/" + v.purchaseId())).toList(), null);
  }

  /** The partner's own, once approved. */
  @GetMapping("/my/compensation")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  Page<ClaimView> mine() {
    return new Page<>(named(queries.mine()), null);
  }

  @PostMapping("/my/compensation/{id}/accept")
  @Allowed(PARTNER_OWNER)
  public ClaimView accept(@PathVariable long id) {
    claims.accept(id);
    return claim(id);
  }

  @PostMapping("/my/compensation/{id}/dispute")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  public ClaimView dispute(@PathVariable long id, @RequestBody ReasonBody body) {
    claims.dispute(id, body.reason());
    return claim(id);
  }

  /** A partner does not know of what is not approved yet. */
  private ClaimRow row(long id) {
    ClaimRow row = queries.claim(id).orElseThrow(() -> Problem.notFound("compensation-claim", String.valueOf(id)));
    if (Callers.current().isPartner() && !List.of("APPROVED", "DISPUTED", "PAYABLE").contains(row.state())) {
      throw Problem.notFound("compensation-claim", String.valueOf(id));
    }
    return row;
  }

  private List<ClaimView> named(List<ClaimRow> rows) {
    Map<Long, PartnerView> names = partners.byIds(rows.stream().map(ClaimRow::partnerId).distinct().toList());
    return rows.stream().map(r -> {
      PartnerView partner = names.get(r.partnerId());
      String name = partner == null ? "" : partner.shortName().isBlank() ? partner.legalName() : partner.shortName();
      return new ClaimView(String.valueOf(r.id()), r.calculationId(), String.valueOf(r.partnerId()), partner == null ? "" : partner.code(), name, r.currency(), r.amountMinor(),
          r.quantityMilli(), r.state(), r.note(), r.code(), r.documentNo(), r.titleZh(), r.titleEn(), r.effective());
    }).toList();
  }

  private static long key(@Nullable String after, long first) {
    List<String> key = Page.decode(after, 1);
    return key == null ? first : id(key.getFirst(), "cursor");
  }

  private static long id(String text, String kind) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.notFound(kind, text);
    }
  }
}
