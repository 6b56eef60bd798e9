package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.StaffOnly;
import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.reconciliation.AccountingTreatment;
import io.mingqu.kernel.reconciliation.ExpectedPayout;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.Incentives;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accruals 返利预提: what is open and why, the entries accounting takes over, and how each programme is treated. */
@RestController
@RequestMapping("/api/accruals")
@StaffOnly
class AccrualApi {
  private static final int ENTRIES_MAX = 200_000;
  private final AccrualQueries queries;
  private final AccrualStore store;
  private final Accounting accounting;
  private final Incentives incentives;
  private final Entities entities;
  private final Partners partners;
  private final Audit audit;
  private final Clock clock;

  AccrualApi(AccrualQueries queries, AccrualStore store, Accounting accounting, Incentives incentives, Entities entities, Partners partners, Audit audit,
      Clock clock) {
    this.queries = queries;
    this.store = store;
    this.accounting = accounting;
    this.incentives = incentives;
    this.entities = entities;
    this.partners = partners;
    this.audit = audit;
    this.clock = clock;
  }

  record Declaration(String method, String treatment, @Nullable String taxNote) {}

  @GetMapping
  @Transactional(readOnly = true)
  Page<AccrualQueries.Open> open(@RequestParam @Nullable String entity, @RequestParam @Nullable String programme, @RequestParam @Nullable String period,
      @RequestParam @Nullable Long partnerId, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    return queries.open(new AccrualQueries.Filter(entity, programme, period, partnerId), after, Page.checkedLimit(limit));
  }

  /** Entries of a legal entity as a file for accounting: every change of an open accrual, with the estimate and treatment it rests on. */
  @GetMapping("/entries/export")
  @Allowed({Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  @Transactional
  ResponseEntity<byte[]> export(@RequestParam String entity, @RequestParam LocalDate from, @RequestParam LocalDate through,
      @RequestParam @Nullable String programme, @RequestParam @Nullable Long partnerId, @RequestParam(defaultValue = "XLSX") Sheets.Format format) {
    long entityId = entities.idByCode(entity).orElseThrow(() -> Problem.of("reconciliation.unknown-entity", 422, Map.of("entity", entity)));
    List<AccrualQueries.Entry> entries = new ArrayList<>();
    Set<Long> who = new HashSet<>();
    queries.entries(entityId, from, through, programme, partnerId, entry -> {
      if (entries.size() >= ENTRIES_MAX) {
        throw Problem.of("reconciliation.too-many-selected", 422, Map.of("statements", entries.size(), "max", ENTRIES_MAX));
      }
      entries.add(entry);
      who.add(entry.partnerId());
    });
    Map<Long, PartnerView> known = partners.byIds(who);
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of("日期 date", "分录 entry", "伙伴 partner", "名称 name", "政策 programme", "期间 period", "币种 currency", "种类 kind", "借 debit", "贷 credit",
        "金额 amount", "余额 open", "会计处理 treatment", "预计方法 method", "已实现基数 base", "预计最终基数 expected base", "预计最终返利 expected payout"));
    entries.forEach(e -> rows.add(row(e, known.get(e.partnerId()))));
    audit.record("accrual.entries-exported", "entity", entity, Map.of("from", from.toString(), "through", through.toString(), "count", entries.size()));
    return Sheets.file("accrual-entries-" + entity + "-" + from + "-" + through, rows, format);
  }

  private static List<Object> row(AccrualQueries.Entry e, @Nullable PartnerView partner) {
    int exponent = Currencies.exponent(e.currency());
    String accrual = "返利预提 REBATE_ACCRUAL";
    String other = e.kind().equals("RELEASED") ? "应付伙伴 PAYABLE" : "冲减收入 CONTRA_REVENUE";
    boolean grows = e.amountMinor() > 0;
    return List.of(e.businessDate(), "A" + e.id(), partner == null ? String.valueOf(e.partnerId()) : partner.code(), partner == null ? "" : partner.legalName(),
        e.programmeCode(), e.periodCode(), e.currency(), e.kind(), grows ? other : accrual, grows ? accrual : other,
        BigDecimal.valueOf(Math.absExact(e.amountMinor()), exponent), BigDecimal.valueOf(e.openMinor(), exponent), e.treatment(), e.method(), e.baseSoFar(),
        e.finalBase(), BigDecimal.valueOf(e.finalPayoutMinor(), exponent));
  }

  @GetMapping("/treatments/{programme}")
  @Transactional(readOnly = true)
  Accounting.Treated treatment(@PathVariable String programme) {
    return accounting.treated(incentives.inForce(programme, LocalDate.now(clock))
        .orElseThrow(() -> Problem.notFound("programme", programme)));
  }

  /** Declares how the books treat a programme; it holds from the next accrual run on, which trues up what is open. */
  @PutMapping("/treatments/{programme}")
  @Allowed({Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER})
  @Transactional
  Accounting.Treated declare(@PathVariable String programme, @RequestBody Declaration body) {
    var policy = incentives.inForce(programme, LocalDate.now(clock)).orElseThrow(() -> Problem.notFound("programme", programme));
    String note = Objects.requireNonNullElse(body.taxNote(), "");
    if (note.length() > 500) {
      throw Problem.of("reconciliation.tax-note-too-long", 422, Map.of("length", note.length()));
    }
    store.declare(programme, named(ExpectedPayout.Method.values(), "method", body.method()), named(AccountingTreatment.values(), "treatment", body.treatment()),
        note);
    audit.record("accrual.treatment-declared", "programme", programme, Map.of("method", body.method(), "treatment", body.treatment(), "taxNote", note));
    return accounting.treated(policy);
  }

  private static <E extends Enum<E>> E named(E[] all, String field, String value) {
    for (E each : all) {
      if (each.name().equals(value)) {
        return each;
      }
    }
    throw Problem.of("reconciliation.unknown-treatment", 422, Map.of("field", field, "value", value, "possible", List.of(all).toString()));
  }
}
