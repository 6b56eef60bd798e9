package io.mingqu.insight.profitability.internal;

import static io.mingqu.foundation.shared.Role.*;

import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.insight.profitability.internal.ReckonReturn.All;
import io.mingqu.insight.profitability.internal.ReckonReturn.One;
import io.mingqu.kernel.profitability.PartnerReturn;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
@Transactional(readOnly = true)
class ReturnApi {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final List<String> BRAND_STEPS = List.of("brandMargin", "incentives", "brandCapital");
  private final ReckonReturn reckon;
  private final ReturnQueries queries;
  private final Partners partners;
  private final Seals seals;
  private final Clock clock;

  ReturnApi(ReckonReturn reckon, ReturnQueries queries, Partners partners, Seals seals, Clock clock) {
    this.reckon = reckon;
    this.queries = queries;
    this.partners = partners;
    this.seals = seals;
    this.clock = clock;
  }

  record Row(String partnerId, String partnerCode, String partnerName, long purchasesMinor, long marginMinor, long incentivesMinor, long frontedMinor, long capitalCostMinor,
      long returnMinor, long capitalMinor, @Nullable Integer roiPpm, long brandReturnMinor, @Nullable Integer brandRoiPpm) {}

  record Table(String currency, LocalDate from, LocalDate through, String rulePolicy, PartnerReturn.Rule rule, long returnMinor, long brandReturnMinor, int partners,
      List<Row> items, @Nullable String next) {}

  record Account(String partnerId, String partnerCode, String partnerName, String currency, LocalDate from, LocalDate through, String rulePolicy, long purchasesMinor,
      long stockMinor, long owedToBrandMinor, long capitalMinor, List<PartnerReturn.Step> steps, long returnMinor, @Nullable Integer roiPpm,
      List<PartnerReturn.Step> brandSteps, @Nullable Long brandReturnMinor, @Nullable Integer brandRoiPpm) {}

  record Mine(List<Account> items) {}

  record Step(String label, String kind, @Nullable Long amountMinor, String text) {}

  record Clause(String document, String clause, String version) {}

  record Subject(String kind, String id, String partyId) {}

  record Why(String sentence, String currency, List<Step> steps, List<Clause> clauses, long cutSeal, @Nullable String factsPath, Subject subject) {}

  record Fact(String id, LocalDate businessDate, String documentNo, String text, long amountMinor) {}

  private record Period(LocalDate from, LocalDate through) {}

  /** Return of every partner in sight over whole months; the last twelve when none are named. */
  @GetMapping("/returns")
  Table table(@RequestParam(defaultValue = "CNY") String currency, @RequestParam(required = false) @Nullable YearMonth from,
      @RequestParam(required = false) @Nullable YearMonth through, @RequestParam(defaultValue = "false") boolean worst, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    int size = Page.checkedLimit(limit);
    List<String> key = Page.decode(after, 1);
    int start = key == null ? 0 : position(key.getFirst());
    Period period = period(from, through);
    All all = reckon.all(null, currency, period.from(), period.through());
    List<One> ordered = worst ? all.partners().reversed() : all.partners();
    Page<One> page = Page.of(ordered.stream().skip(start).limit(size + 1L).toList(), size, one -> List.of(String.valueOf(start + size)));
    Map<Long, PartnerView> names = partners.byIds(page.items().stream().map(One::partnerId).toList());
    return new Table(currency, period.from(), period.through(), all.rule().policy(), all.rule().rule(), all.partners().stream().mapToLong(o -> o.result().returnMinor()).sum(),
        all.partners().stream().mapToLong(o -> o.result().brandReturnMinor()).sum(), all.partners().size(), page.items().stream().map(o -> row(o, names.get(o.partnerId()))).toList(),
        page.next());
  }

  @GetMapping("/returns/{partnerId}")
  Account one(@PathVariable long partnerId, @RequestParam(defaultValue = "CNY") String currency, @RequestParam(required = false) @Nullable YearMonth from,
      @RequestParam(required = false) @Nullable YearMonth through) {
    Period period = period(from, through);
    return account(partnerId, currency, period, true);
  }

  /** The partner's own account of its business; the brand's side is not part of it. */
  @GetMapping("/my/returns")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  Mine mine(@RequestParam(defaultValue = "CNY") String currency, @RequestParam(required = false) @Nullable YearMonth from, @RequestParam(required = false) @Nullable YearMonth through) {
    Period period = period(from, through);
    return new Mine(reckon.all(null, currency, period.from(), period.through()).partners().stream().map(one -> account(one.partnerId(), currency, period, false)).toList());
  }

  @GetMapping("/returns/{partnerId}/why/{step}")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST, PARTNER_OWNER, PARTNER_STAFF})
  Why why(@PathVariable long partnerId, @PathVariable String step, @RequestParam(defaultValue = "CNY") String currency, @RequestParam(required = false) @Nullable YearMonth from,
      @RequestParam(required = false) @Nullable YearMonth through, Locale locale) {
    Period period = period(from, through);
    All all = reckon.all(partnerId, currency, period.from(), period.through());
    One one = all.partners().stream().findFirst().orElseThrow(() -> Problem.notFound("return", String.valueOf(partnerId)));
    boolean zh = !locale.getLanguage().equals("en");
    requireTheirs(step);
    ReturnWords words = new ReturnWords(zh, currency);
    String sentence = words.sentence(step, one.facts(), all.rule().rule(), one.result()).orElseThrow(() -> Problem.notFound("return-step", step));
    long amount = Stream.concat(one.result().steps().stream(), one.result().brandSteps().stream()).filter(s -> s.key().equals(step)).mapToLong(PartnerReturn.Step::amountMinor).sum();
    boolean facts = step.equals("margin") || step.equals("brandMargin") || ReturnWords.ACCOUNTS.containsKey(step);
    String query = "?currency=%s&from=%s&through=%s".formatted(currency, YearMonth.from(period.from()), YearMonth.from(period.through()));
    return new Why(sentence, currency, List.of(new Step(sentence, "total", amount, "")), List.of(new Clause(all.rule().policy().isEmpty() ? zh ? "默认算法" : "Defaults"
        : all.rule().policy(), step, "")), seals.current().sealNo(), facts ? "/api/returns/" + partnerId + "/why/" + step + "/facts" + query : null,
        new Subject("partner-return", partnerId + "/" + step, String.valueOf(partnerId)));
  }

  /** Months of purchases and sales, or the ledger's entries. */
  @GetMapping("/returns/{partnerId}/why/{step}/facts")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST, PARTNER_OWNER, PARTNER_STAFF})
  Page<Fact> facts(@PathVariable long partnerId, @PathVariable String step, @RequestParam(defaultValue = "CNY") String currency,
      @RequestParam(required = false) @Nullable YearMonth from, @RequestParam(required = false) @Nullable YearMonth through, Locale locale) {
    requireTheirs(step);
    Period period = period(from, through);
    LocalDate to = period.through().plusDays(1);
    boolean zh = !locale.getLanguage().equals("en");
    List<Fact> facts = new ArrayList<>();
    if (step.equals("margin") || step.equals("brandMargin")) {
      queries.months(partnerId, currency, period.from(), to).forEach(m -> {
        facts.add(new Fact(m.month() + "/in", m.month(), YearMonth.from(m.month()).toString(), zh ? "净进货" : "net purchases", m.purchasesMinor()));
        if (m.soldMinor() != 0 && step.equals("margin")) {
          facts.add(new Fact(m.month() + "/out", m.month(), YearMonth.from(m.month()).toString(), zh ? "上报销售" : "reported sales", m.soldMinor()));
        }
      });
    } else {
      List<String> accounts = ReturnWords.ACCOUNTS.get(step);
      if (accounts == null) {
        throw Problem.notFound("return-step", step);
      }
      LocalDate since = step.equals("fronted") ? LocalDate.of(2000, 1, 1) : period.from();
      queries.entries(partnerId, accounts, currency, since, to).forEach(e -> facts.add(new Fact(e.id(), e.businessDate(), "", e.text(), e.amountMinor())));
    }
    return new Page<>(facts, null);
  }

  private static void requireTheirs(String step) {
    if (Callers.current().isPartner() && BRAND_STEPS.contains(step)) {
      throw Problem.notFound("return-step", step);
    }
  }

  private Account account(long partnerId, String currency, Period period, boolean brand) {
    All all = reckon.all(partnerId, currency, period.from(), period.through());
    One one = all.partners().stream().findFirst().orElseThrow(() -> Problem.notFound("return", String.valueOf(partnerId)));
    PartnerView partner = partners.byId(partnerId).orElseThrow(() -> Problem.notFound("partner", String.valueOf(partnerId)));
    PartnerReturn.Result r = one.result();
    return new Account(String.valueOf(partnerId), partner.code(), name(partner), currency, period.from(), period.through(), all.rule().policy(), one.facts().purchasesMinor(),
        one.facts().stockMinor(), one.facts().owedToBrandMinor(), r.capitalMinor(), r.steps(), r.returnMinor(), whole(r.roiPpm()), brand ? r.brandSteps() : List.of(),
        brand ? (Long) r.brandReturnMinor() : null, brand ? whole(r.brandRoiPpm()) : null);
  }

  private static Row row(One one, @Nullable PartnerView partner) {
    PartnerReturn.Result r = one.result();
    long capital = r.steps().stream().filter(s -> s.key().equals("capital")).mapToLong(PartnerReturn.Step::amountMinor).sum();
    return new Row(String.valueOf(one.partnerId()), partner == null ? "" : partner.code(), partner == null ? "" : name(partner), one.facts().purchasesMinor(),
        r.steps().getFirst().amountMinor(), one.facts().incentivesMinor(), one.facts().frontedMinor(), capital, r.returnMinor(), r.capitalMinor(), whole(r.roiPpm()),
        r.brandReturnMinor(), whole(r.brandRoiPpm()));
  }

  private static @Nullable Integer whole(java.util.OptionalInt value) {
    return value.isPresent() ? (Integer) value.getAsInt() : null;
  }

  private static String name(PartnerView partner) {
    return partner.shortName().isBlank() ? partner.legalName() : partner.shortName();
  }

  private Period period(@Nullable YearMonth from, @Nullable YearMonth through) {
    YearMonth last = through == null ? YearMonth.now(clock.withZone(ZONE)).minusMonths(1) : through;
    YearMonth first = from == null ? last.minusMonths(11) : from;
    if (last.isBefore(first) || first.plusMonths(36).isBefore(last)) {
      throw Problem.of("profitability.bad-months", 400, Map.of("from", first.toString(), "through", last.toString()));
    }
    return new Period(first.atDay(1), last.atEndOfMonth());
  }

  private static int position(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", text));
    }
  }
}
