package io.mingqu.settlement.pool.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.pool.internal.UseQueries.BalanceRow;
import io.mingqu.settlement.pool.internal.UseQueries.LineRow;
import io.mingqu.settlement.pool.internal.UseQueries.UseRow;
import io.mingqu.settlement.pool.internal.UseQueries.UseView;
import io.mingqu.trade.catalog.ProductView;
import io.mingqu.trade.catalog.Products;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What people call partners and products. Codes never change their meaning, so they are remembered; whether a caller may see one is asked each time. */
@Component
class Names {
  private final Map<String, Long> partnerIds = new ConcurrentHashMap<>();
  private final Map<String, Long> productIds = new ConcurrentHashMap<>();
  private final Partners partners;
  private final Products products;

  Names(Partners partners, Products products) {
    this.partners = partners;
    this.products = products;
  }

  /** @throws Problem {@code pool.unknown-partner} also for one the caller may not see */
  PartnerView partner(String code) {
    if (!partnerIds.containsKey(code)) {
      partnerIds.putAll(partners.idsByOwnCode());
    }
    Long id = partnerIds.get(code);
    if (id == null) {
      throw Problem.of("pool.unknown-partner", 422, Map.of("code", code));
    }
    return partners.byId(id).orElseThrow(() -> Problem.of("pool.unknown-partner", 422, Map.of("code", code)));
  }

  long product(String sku) {
    if (!productIds.containsKey(sku)) {
      productIds.putAll(products.idsBySku());
    }
    Long id = productIds.get(sku);
    if (id == null) {
      throw Problem.of("pool.unknown-product", 422, Map.of("sku", sku));
    }
    return id;
  }

  Page<BalanceRow> balances(Page<BalanceRow> page) {
    Map<Long, PartnerView> known = partners.byIds(page.items().stream().map(row -> Long.valueOf(row.partnerId())).distinct().toList());
    return new Page<>(page.items().stream().map(row -> row.named(code(known, row.partnerId()), name(known, row.partnerId()))).toList(), page.next());
  }

  Page<UseRow> uses(Page<UseRow> page) {
    Map<Long, PartnerView> known = partners.byIds(page.items().stream().map(row -> Long.valueOf(row.partnerId())).distinct().toList());
    return new Page<>(page.items().stream().map(row -> row.named(code(known, row.partnerId()), name(known, row.partnerId()))).toList(), page.next());
  }

  UseView use(UseView view) {
    Map<Long, ProductView> known = products.byIds(view.lines().stream().map(line -> Long.valueOf(line.productId())).distinct().toList());
    List<LineRow> lines = view.lines().stream().map(line -> {
      ProductView product = known.get(Long.valueOf(line.productId()));
      return product == null ? line : line.named(product.sku(), product.nameZh());
    }).toList();
    return new UseView(uses(new Page<>(List.of(view.use()), null)).items().getFirst(), lines, view.draws(), view.events());
  }

  List<DepositStore.Balance> deposits(List<DepositStore.Balance> rows) {
    Map<Long, PartnerView> known = partners.byIds(rows.stream().map(row -> Long.valueOf(row.partnerId())).distinct().toList());
    return rows.stream().map(row -> row.named(code(known, row.partnerId()), name(known, row.partnerId()))).toList();
  }

  Page<DepositStore.Entry> entries(Page<DepositStore.Entry> page) {
    Map<Long, PartnerView> known = partners.byIds(page.items().stream().map(row -> Long.valueOf(row.partnerId())).distinct().toList());
    return new Page<>(page.items().stream().map(row -> row.named(code(known, row.partnerId()), name(known, row.partnerId()))).toList(), page.next());
  }

  private static String code(Map<Long, PartnerView> known, String id) {
    PartnerView partner = known.get(Long.valueOf(id));
    return partner == null ? "" : partner.code();
  }

  static String name(Map<Long, PartnerView> known, String id) {
    PartnerView partner = known.get(Long.valueOf(id));
    return partner == null ? "" : partner.shortName().isBlank() ? partner.legalName() : partner.shortName();
  }
}
