package io.mingqu.trade.stock.internal;

import static io.mingqu.foundation.shared.Role.*;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.trade.catalog.ProductView;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.movement.MovementView;
import io.mingqu.trade.movement.Movements;
import io.mingqu.trade.stock.StockPosition;
import io.mingqu.trade.stock.internal.CountStock.Counted;
import io.mingqu.trade.stock.internal.CountStock.CountedLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
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
import tools.jackson.databind.ObjectMapper;

@RestController
@RequestMapping("/api/stock")
@Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
@Transactional
class StockApi {
  private final StockQueries queries;
  private final ReckonStock stock;
  private final CountStock counting;
  private final StockRules rules;
  private final Partners partners;
  private final Products products;
  private final Movements movements;
  private final Seals seals;
  private final Jobs jobs;
  private final ObjectMapper json;

  StockApi(StockQueries queries, ReckonStock stock, CountStock counting, StockRules rules, Partners partners, Products products, Movements movements, Seals seals,
      Jobs jobs, ObjectMapper json) {
    this.queries = queries;
    this.stock = stock;
    this.counting = counting;
    this.rules = rules;
    this.partners = partners;
    this.products = products;
    this.movements = movements;
    this.seals = seals;
    this.jobs = jobs;
    this.json = json;
  }

  record Overview(@Nullable LocalDate asOf, @Nullable Long sealNo, boolean stale, @Nullable String rulePolicy, StockQueries.Totals totals) {}

  record PartnerStock(String partnerId, String partnerCode, String partnerName, StockQueries.PartnerRow figures) {}

  record Position(String partnerId, String partnerCode, String partnerName, String productId, String sku, String nameZh, String nameEn, String unit,
      StockQueries.PositionRow figures) {}

  record Signal(String partnerId, String partnerCode, String partnerName, StockQueries.SignalRow figures) {}

  record Observed(String id, String partnerId, String partnerName, String productId, String sku, String nameZh, String nameEn, String baseUnit, StockQueries.ObservedRow figures) {}

  record CountBody(String partnerId, @Nullable LocalDate heldOn, List<LineBody> lines, @Nullable String photoFileId, @Nullable String note) {}

  record LineBody(String productId, String unit, long quantityMilli) {}

  record Started(String jobId) {}

  record ReckonBody(@Nullable LocalDate asOf) {}

  record Clause(String document, String clause, String version) {}

  record Subject(String kind, String id, String partyId) {}

  record Why(String sentence, String currency, List<StockWords.Step> steps, List<Clause> clauses, long cutSeal, String factsPath, Subject subject) {}

  record Fact(String id, LocalDate businessDate, String documentNo, long quantityMilli, String unit, long amountMinor, String to) {}

  @GetMapping("/overview")
  Overview overview() {
    StockQueries.Reckoning latest = queries.latest().orElse(null);
    return new Overview(latest == null ? null : latest.asOf(), latest == null ? null : latest.sealNo(), latest != null && seals.current().sealNo() > latest.sealNo(),
        latest == null ? null : latest.rulePolicy(), queries.totals());
  }

  @GetMapping("/partners")
  Page<PartnerStock> partners(@RequestParam(required = false) @Nullable Long partnerId, @RequestParam(defaultValue = "false") boolean unreconciled,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    int size = Page.checkedLimit(limit);
    int offset = offset(after);
    Page<StockQueries.PartnerRow> page = cut(queries.partners(partnerId, unreconciled, offset, size + 1), size, offset);
    Map<Long, PartnerView> names = partners.byIds(page.items().stream().map(StockQueries.PartnerRow::partnerId).toList());
    return new Page<>(page.items().stream().map(r -> new PartnerStock(String.valueOf(r.partnerId()), code(names, r.partnerId()), name(names, r.partnerId()), r)).toList(),
        page.next());
  }

  /** A partner's stock, product by product; a partner sees its own. */
  @GetMapping("/positions")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST, PARTNER_OWNER, PARTNER_STAFF})
  Page<Position> positions(@RequestParam(required = false) @Nullable Long partnerId, @RequestParam(required = false) @Nullable Long productId,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    int size = Page.checkedLimit(limit);
    int offset = offset(after);
    return named(cut(queries.positions(partnerId, productId, false, null, offset, size + 1), size, offset));
  }

  @GetMapping("/discrepancies")
  Page<Position> discrepancies(@RequestParam(required = false) @Nullable Long partnerId, @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    int size = Page.checkedLimit(limit);
    int offset = offset(after);
    return named(cut(queries.positions(partnerId, null, true, outcome, offset, size + 1), size, offset));
  }

  private Page<Position> named(Page<StockQueries.PositionRow> page) {
    Map<Long, PartnerView> who = partners.byIds(page.items().stream().map(StockQueries.PositionRow::partnerId).distinct().toList());
    Map<Long, ProductView> what = products.byIds(page.items().stream().map(StockQueries.PositionRow::productId).distinct().toList());
    return new Page<>(page.items().stream().map(r -> {
      ProductView product = what.get(r.productId());
      return new Position(String.valueOf(r.partnerId()), code(who, r.partnerId()), name(who, r.partnerId()), String.valueOf(r.productId()),
          product == null ? "" : product.sku(), product == null ? "" : product.nameZh(), product == null ? "" : product.nameEn(), product == null ? "" : product.baseUnit(), r);
    }).toList(), page.next());
  }

  @GetMapping("/signals")
  Page<Signal> signals(@RequestParam(required = false) @Nullable Long partnerId, @RequestParam(required = false) @Nullable String sign,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    int size = Page.checkedLimit(limit);
    int offset = offset(after);
    Page<StockQueries.SignalRow> page = cut(queries.signals(partnerId, sign, offset, size + 1), size, offset);
    Map<Long, PartnerView> names = partners.byIds(page.items().stream().map(StockQueries.SignalRow::partnerId).toList());
    return new Page<>(page.items().stream().map(r -> new Signal(String.valueOf(r.partnerId()), code(names, r.partnerId()), name(names, r.partnerId()), r)).toList(), page.next());
  }

  /** Reports and counts, newest first. */
  @GetMapping("/observations")
  Page<Observed> observations(@RequestParam(required = false) @Nullable Long partnerId, @RequestParam(required = false) @Nullable String origin,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    int size = Page.checkedLimit(limit);
    List<String> key = Page.decode(after, 1);
    Page<StockQueries.ObservedRow> page = Page.of(queries.observed(partnerId, origin, key == null ? Long.MAX_VALUE : whole(key.getFirst()), size + 1), size,
        row -> List.of(row.id()));
    Map<Long, PartnerView> who = partners.byIds(page.items().stream().map(StockQueries.ObservedRow::partnerId).distinct().toList());
    Map<Long, ProductView> what = products.byIds(page.items().stream().map(StockQueries.ObservedRow::productId).distinct().toList());
    return new Page<>(page.items().stream().map(r -> {
      ProductView product = what.get(r.productId());
      return new Observed(r.id(), String.valueOf(r.partnerId()), name(who, r.partnerId()), String.valueOf(r.productId()), product == null ? "" : product.sku(),
          product == null ? "" : product.nameZh(), product == null ? "" : product.nameEn(), product == null ? "" : product.baseUnit(), r);
    }).toList(), page.next());
  }

  @PostMapping("/counts")
  @Allowed({CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP})
  @ResponseStatus(HttpStatus.CREATED)
  public Counted count(@RequestBody CountBody body) {
    return counting.count(id(body.partnerId(), "partner"), body.heldOn(),
        body.lines().stream().map(l -> new CountedLine(id(l.productId(), "product"), l.unit(), l.quantityMilli())).toList(),
        body.photoFileId() == null ? null : (Long) id(body.photoFileId(), "file"), body.note() == null ? "" : body.note());
  }

  @PostMapping("/reckonings")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, ANALYST})
  @ResponseStatus(HttpStatus.ACCEPTED)
  public Started reckon(@RequestBody ReckonBody body) {
    return new Started(String.valueOf(jobs.startAsSystem(ReckoningJob.NAME, body.asOf() == null ? Map.of() : Map.of("day", body.asOf().toString()), ReckoningJob.NAME)));
  }

  @GetMapping("/why/{partnerId}/{productId}")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST, PARTNER_OWNER, PARTNER_STAFF})
  Why why(@PathVariable long partnerId, @PathVariable long productId, Locale locale) {
    StockQueries.Reckoning latest = latest();
    StockPosition position = position(latest, partnerId, productId);
    ProductView product = products.byId(productId).orElseThrow(() -> Problem.notFound("product", String.valueOf(productId)));
    StockRule rule = rules.read(json.readTree(latest.rule()), latest.rulePolicy());
    String policy = latest.rulePolicy() == null ? (locale.getLanguage().equals("en") ? "Defaults" : "默认规则") : latest.rulePolicy();
    return new Why(StockWords.sentence(position, product.sku(), product.baseUnit(), locale), position.currency().isEmpty() ? "CNY" : position.currency(),
        StockWords.steps(position, product.baseUnit(), rule, locale), List.of(new Clause(policy, "tolerance, fallback", "")), latest.sealNo(),
        "/api/stock/why/" + partnerId + "/" + productId + "/layers", new Subject("stock", partnerId + "/" + productId, String.valueOf(partnerId)));
  }

  /** The purchase lines that are still on the shelf, oldest first. */
  @GetMapping("/why/{partnerId}/{productId}/layers")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST, PARTNER_OWNER, PARTNER_STAFF})
  Page<Fact> layers(@PathVariable long partnerId, @PathVariable long productId) {
    StockPosition position = position(latest(), partnerId, productId);
    String unit = products.byId(productId).map(ProductView::baseUnit).orElse("");
    List<Fact> facts = new ArrayList<>();
    position.unsold().layers().forEach(layer -> {
      MovementView line = movements.byId(layer.purchaseId()).orElse(null);
      facts.add(new Fact(String.valueOf(layer.purchaseId()), layer.date(), line == null ? "" : line.documentNo(), layer.unsoldMilli(), unit,
          line == null ? 0 : line.netMinor(), "/movements/" + layer.purchaseId()));
    });
    return new Page<>(facts, null);
  }

  private StockQueries.Reckoning latest() {
    return queries.latest().orElseThrow(() -> Problem.notFound("stock-reckoning", "latest"));
  }

  private StockPosition position(StockQueries.Reckoning latest, long partnerId, long productId) {
    return stock.positions(new Cut(latest.sealNo()), latest.asOf(), List.of(partnerId), List.of(productId), 0).stream().findFirst()
        .orElseThrow(() -> Problem.notFound("stock", partnerId + "/" + productId));
  }

  private static <T> Page<T> cut(List<T> rows, int size, int offset) {
    Function<T, List<String>> key = row -> List.of(String.valueOf(offset + size));
    return Page.of(rows, size, key);
  }

  private static int offset(@Nullable String after) {
    List<String> key = Page.decode(after, 1);
    return key == null ? 0 : (int) Math.clamp(whole(key.getFirst()), 0, Integer.MAX_VALUE);
  }

  private static long whole(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", text));
    }
  }

  private static long id(String text, String kind) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.notFound(kind, text);
    }
  }

  private static String code(Map<Long, PartnerView> names, long id) {
    PartnerView partner = names.get(id);
    return partner == null ? "" : partner.code();
  }

  private static String name(Map<Long, PartnerView> names, long id) {
    PartnerView partner = names.get(id);
    return partner == null ? "" : partner.shortName().isBlank() ? partner.legalName() : partner.shortName();
  }
}
