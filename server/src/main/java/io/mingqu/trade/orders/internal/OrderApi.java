package io.mingqu.trade.orders.internal;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.orders.AfterSaleStatus;
import io.mingqu.kernel.orders.FulfilmentStatus;
import io.mingqu.kernel.orders.OrderSummary;
import io.mingqu.kernel.orders.PaymentStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/orders")
@Allowed(Role.EVERYONE)
@Transactional(readOnly = true)
class OrderApi {
  private final OrderQueries queries;

  OrderApi(OrderQueries queries) {
    this.queries = queries;
  }

  @GetMapping
  Page<OrderQueries.Row> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable OrderSummary summary,
      @RequestParam(required = false) @Nullable PaymentStatus payment, @RequestParam(required = false) @Nullable FulfilmentStatus fulfilment,
      @RequestParam(required = false) @Nullable AfterSaleStatus afterSale, @RequestParam(required = false) @Nullable String shop,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.page(new OrderQueries.Filter(q, summary, payment, fulfilment, afterSale, shop), Page.checkedLimit(limit), after);
  }

  @GetMapping("/{id}")
  OrderQueries.Record order(@PathVariable long id) {
    return queries.record(id).orElseThrow(() -> Problem.notFound("order", String.valueOf(id)));
  }
}
