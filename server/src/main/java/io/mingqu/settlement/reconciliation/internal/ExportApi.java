package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.shared.StaffOnly;
import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.reconciliation.AccountHeading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements as spreadsheets: one with its lines, or the list of a period. */
@RestController
@StaffOnly
class ExportApi {
  private static final int ROWS_MAX = 50_000;
  private final StatementQueries queries;
  private final StatementViews views;
  private final Audit audit;

  ExportApi(StatementQueries queries, StatementViews views, Audit audit) {
    this.queries = queries;
    this.views = views;
    this.audit = audit;
  }

  @GetMapping("/api/statements/export")
  @Transactional
  ResponseEntity<byte[]> list(@RequestParam @Nullable String kind, @RequestParam @Nullable String period, @RequestParam @Nullable String entity,
      @RequestParam @Nullable String state, @RequestParam(defaultValue = "XLSX") Sheets.Format format) {
    List<Long> ids = queries.ids(new StatementQueries.Filter(kind, period, entity, state, null, null, null, null, false, false));
    if (ids.size() > ROWS_MAX) {
      throw Problem.of("reconciliation.too-many-selected", 422, Map.of("statements", ids.size(), "max", ROWS_MAX));
    }
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of("对账单号 number", "类型 kind", "伙伴 partner", "名称 name", "主体 entity", "币种 currency", "期间 period", "状态 state", "期初 opening",
        "出库 shipments", "退货 returns", "回款 receipts", "冲抵 offsets", "费用 charges", "调整 adjustments", "期末 closing", "政策 programme", "应付返利 due"));
    for (StatementViews.View s : views.views(queries.all(ids))) {
      int exponent = Currencies.exponent(s.currency());
      List<Object> row = new ArrayList<>(List.of(s.number(), s.kind(), s.partnerCode(), s.partnerName(), s.entityCode(), s.currency(), s.periodCode(), s.state()));
      for (AccountHeading heading : List.of(AccountHeading.OPENING, AccountHeading.SHIPMENTS, AccountHeading.RETURNS, AccountHeading.RECEIPTS,
          AccountHeading.OFFSETS, AccountHeading.CHARGES, AccountHeading.ADJUSTMENTS)) {
        row.add(BigDecimal.valueOf(s.figures().getOrDefault(heading.name(), 0L), exponent));
      }
      row.add(BigDecimal.valueOf(s.closingMinor(), exponent));
      row.add(s.programmeCode());
      row.add(BigDecimal.valueOf(s.dueMinor(), exponent));
      rows.add(row);
    }
    audit.record("statement.exported", "statements", String.valueOf(period), Map.of("count", ids.size()));
    return Sheets.file("statements-" + (period == null ? "all" : period), rows, format);
  }

  @GetMapping("/api/statements/{id}/export")
  @Transactional
  ResponseEntity<byte[]> one(@PathVariable long id, @RequestParam(defaultValue = "XLSX") Sheets.Format format) {
    return lines(queries.find(id).orElseThrow(() -> Problem.notFound("statement", String.valueOf(id))), format);
  }

  @GetMapping("/api/my/statements/{id}/export")
  @Allowed({Role.PARTNER_OWNER, Role.PARTNER_STAFF})
  @Transactional
  ResponseEntity<byte[]> mine(@PathVariable long id, @RequestParam(defaultValue = "XLSX") Sheets.Format format) {
    return lines(queries.find(id).filter(s -> s.state().frozen())
        .filter(s -> Callers.current().scope() instanceof Scope.Parties parties && parties.sees(s.partnerId()))
        .orElseThrow(() -> Problem.notFound("statement", String.valueOf(id))), format);
  }

  private ResponseEntity<byte[]> lines(Statement statement, Sheets.Format format) {
    StatementViews.View head = views.view(statement);
    int exponent = Currencies.exponent(head.currency());
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of(head.number(), head.partnerCode(), head.partnerName(), head.entityCode(), head.periodCode(), head.currency()));
    if (statement.kind() == Statement.Kind.ACCOUNT) {
      head.figures().forEach((heading, minor) -> rows.add(List.of(heading, BigDecimal.valueOf(minor, exponent))));
      rows.add(List.of("CLOSING", BigDecimal.valueOf(head.closingMinor(), exponent)));
      rows.add(List.of("日期 date", "类型 kind", "单据 document", "行 line", "商品 product", "数量 quantity", "金额 amount"));
      views.lines(statement, null).forEach(l -> rows.add(List.of(l.date(), l.kind(), l.documentNo(), l.lineKey(), l.productCode(),
          BigDecimal.valueOf(l.quantityMilli(), 3).stripTrailingZeros(), BigDecimal.valueOf(l.amountMinor(), exponent))));
    } else {
      rows.add(List.of(head.programmeCode(), head.programmeVersion(), BigDecimal.valueOf(head.dueMinor(), exponent)));
      rows.add(List.of("日期 date", "单据 document", "行 line", "商品 product", "基数 base", "返利 share"));
      int baseScale = head.baseIn().equals("AMOUNT") ? exponent : 3;
      views.lines(statement, null).forEach(l -> rows.add(List.of(l.date(), l.documentNo(), l.lineKey(), l.productCode(),
          BigDecimal.valueOf(l.base(), baseScale), BigDecimal.valueOf(l.shareMinor(), exponent))));
    }
    audit.record("statement.exported", "statement", statement.number(), Map.of("lines", head.lines()));
    return Sheets.file(head.number(), rows, format);
  }
}
