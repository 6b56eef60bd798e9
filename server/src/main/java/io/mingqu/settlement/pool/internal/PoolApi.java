package io.mingqu.settlement.pool.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;
import static io.mingqu.foundation.shared.Role.PARTNER_OWNER;
import static io.mingqu.foundation.shared.Role.PARTNER_STAFF;
import static io.mingqu.foundation.shared.Role.REGIONAL_MANAGER;
import static io.mingqu.foundation.shared.Role.SALES_REP;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.kernel.pool.PoolUse;
import io.mingqu.settlement.pool.internal.PoolRequest.Settle;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PoolApi {
  record LineBody(String sku, long netMinor) {}

  /** {@code wishMinor} left out: as much as the rules allow. */
  record OrderBody(String orderNo, String partnerCode, String entityCode, LocalDate orderedOn, List<LineBody> lines, @Nullable Long wishMinor) {}

  record StepBody(String documentNo, @Nullable Long amountMinor, @Nullable LocalDate businessDate, @Nullable String reason) {}

  record DrawView(String lotId, long amountMinor) {}

  /** What an order may use, what bounds it, and from which lots. */
  record UsableView(String termsCode, long eligibleMinor, int sharePpm, long shareMinor, long poolMinor, long usableMinor, String bound, List<DrawView> draws,
      List<Long> partsMinor, List<Boolean> excluded) {}

  record LotView(UseQueries.LotRow lot, List<UseQueries.LotEventRow> events) {}

  private final OrderUses orders;
  private final UseQueries queries;
  private final Names names;

  PoolApi(OrderUses orders, UseQueries queries, Names names) {
    this.orders = orders;
    this.queries = queries;
    this.names = names;
  }

  @GetMapping("/api/pool/balances")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Page<UseQueries.BalanceRow> balances(@RequestParam(required = false) @Nullable Long entityId, @RequestParam(required = false) @Nullable Long partnerId,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return names.balances(queries.balances(entityId, partnerId, Page.checkedLimit(limit), after));
  }

  @GetMapping("/api/pool/lots")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Page<UseQueries.LotRow> lots(@RequestParam(required = false) @Nullable Long partnerId, @RequestParam(required = false) @Nullable Long entityId,
      @RequestParam(required = false) @Nullable Boolean open, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return queries.lots(partnerId, entityId, Boolean.TRUE.equals(open), Page.checkedLimit(limit), after);
  }

  @GetMapping("/api/pool/lots/{id}")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  LotView lot(@PathVariable long id) {
    return new LotView(orders.lot(id), queries.lotEvents(id));
  }

  @GetMapping("/api/pool/uses")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Page<UseQueries.UseRow> uses(@RequestParam(required = false) @Nullable Long partnerId, @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String orderNo, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return names.uses(queries.uses(partnerId, state, orderNo, Page.checkedLimit(limit), after));
  }

  @GetMapping("/api/pool/uses/{id}")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  UseQueries.UseView use(@PathVariable long id) {
    return names.use(queries.view(id));
  }

  /** What an order could use now, without promising it. */
  @PostMapping("/api/pool/usable")
  @Allowed({ADMIN, CHANNEL_MANAGER, SALES_REP, FINANCE_PREPARER, FINANCE_REVIEWER})
  UsableView usable(@RequestBody OrderBody body) {
    OrderUses.Preview preview = orders.preview(body);
    PoolUse.Usable usable = preview.usable();
    return new UsableView(preview.request().termsCode(), usable.eligibleMinor(), preview.request().rule().sharePpmMax(), usable.shareMinor(), usable.poolMinor(),
        usable.usableMinor(), usable.bound().name(), usable.draws().stream().map(d -> new DrawView(Long.toString(d.lot()), d.amountMinor())).toList(),
        preview.partsMinor(), preview.request().lines().stream().map(l -> preview.request().rule().excludedProducts().contains(l.product())).toList());
  }

  @PostMapping("/api/pool/uses")
  @Allowed({ADMIN, CHANNEL_MANAGER, SALES_REP, FINANCE_PREPARER})
  @ResponseStatus(HttpStatus.CREATED)
  UseQueries.UseView reserve(@RequestBody OrderBody body) {
    return names.use(queries.view(orders.reserve(body)));
  }

  @PostMapping("/api/pool/uses/{id}/consume")
  @Allowed({ADMIN, FINANCE_PREPARER, CHANNEL_MANAGER})
  UseQueries.UseView consume(@PathVariable long id, @RequestBody StepBody body) {
    orders.settle(id, Settle.Kind.CONSUMED, body);
    return names.use(queries.view(id));
  }

  @PostMapping("/api/pool/uses/{id}/restore")
  @Allowed({ADMIN, FINANCE_PREPARER, CHANNEL_MANAGER, SALES_REP})
  UseQueries.UseView restore(@PathVariable long id, @RequestBody StepBody body) {
    orders.settle(id, Settle.Kind.RESTORED, body);
    return names.use(queries.view(id));
  }

  @PostMapping("/api/pool/uses/{id}/return")
  @Allowed({ADMIN, FINANCE_PREPARER, CHANNEL_MANAGER})
  UseQueries.UseView takeReturn(@PathVariable long id, @RequestBody StepBody body) {
    orders.settle(id, Settle.Kind.RETURNED, body);
    return names.use(queries.view(id));
  }

  /** The partner's own pool, lot by lot. */
  @GetMapping("/api/my/pool")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  Page<UseQueries.BalanceRow> mine() {
    return names.balances(queries.balances(null, null, 50, null));
  }

  @GetMapping("/api/my/pool/lots")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  Page<UseQueries.LotRow> myLots(@RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.lots(null, null, false, Page.checkedLimit(limit), after);
  }

  @GetMapping("/api/my/pool/uses")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  Page<UseQueries.UseRow> myUses(@RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return names.uses(queries.uses(null, null, null, Page.checkedLimit(limit), after));
  }

  @GetMapping("/api/my/pool/uses/{id}")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  UseQueries.UseView myUse(@PathVariable long id) {
    return names.use(queries.view(id));
  }
}
