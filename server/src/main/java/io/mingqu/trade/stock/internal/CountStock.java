package io.mingqu.trade.stock.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.files.Files;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.trade.catalog.ProductView;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.catalog.UnitFactors;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A representative counts what stands at a partner 现场盘点. Whole and loose units of a product add up; the count is a fact with a seal of its own. */
@Component
@Transactional
class CountStock {
  static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");
  private static final int LINES_MAX = 500;
  private static final int DAYS_BACK_MAX = 31;
  private final HoldingStore holdings;
  private final Partners partners;
  private final Products products;
  private final Files files;
  private final Seals seals;
  private final Audit audit;
  private final Clock clock;

  CountStock(HoldingStore holdings, Partners partners, Products products, Files files, Seals seals, Audit audit, Clock clock) {
    this.holdings = holdings;
    this.partners = partners;
    this.products = products;
    this.files = files;
    this.seals = seals;
    this.audit = audit;
    this.clock = clock;
  }

  /** @param quantityMilli in {@code unit}; lines of one product in several units add up */
  record CountedLine(long productId, String unit, long quantityMilli) {}

  record Counted(long sealNo, int products) {}

  Counted count(long partnerId, @Nullable LocalDate day, List<CountedLine> lines, @Nullable Long photoFileId, String note) {
    PartnerView partner = partners.byId(partnerId).orElseThrow(() -> Problem.notFound("partner", String.valueOf(partnerId)));
    LocalDate today = LocalDate.now(clock.withZone(BUSINESS_ZONE));
    LocalDate on = day == null ? today : day;
    if (on.isAfter(today) || on.isBefore(today.minusDays(DAYS_BACK_MAX))) {
      throw Problem.of("stock.count-day", 422, Map.of("date", on.toString(), "from", today.minusDays(DAYS_BACK_MAX).toString(), "to", today.toString()));
    }
    if (lines.isEmpty() || lines.size() > LINES_MAX) {
      throw Problem.of("stock.count-lines", 422, Map.of("lines", lines.size(), "max", LINES_MAX));
    }
    if (photoFileId != null) {
      files.find(photoFileId).orElseThrow(() -> Problem.notFound("file", String.valueOf(photoFileId)));
    }
    List<HoldingStore.Line> counted = added(partnerId, on, lines, note);
    long seal = seals.seal("stock.count", partner.code() + " " + on);
    holdings.count(seal, photoFileId, counted, Callers.current().principalId());
    audit.record("stock.counted", "partner", String.valueOf(partnerId), Map.of("day", on.toString(), "products", counted.size(), "seal", seal));
    return new Counted(seal, counted.size());
  }

  private List<HoldingStore.Line> added(long partnerId, LocalDate on, List<CountedLine> lines, String note) {
    Map<Long, ProductView> views = products.byIds(lines.stream().map(CountedLine::productId).distinct().toList());
    UnitFactors units = products.unitFactors(on, Products.NOW);
    Map<Long, HoldingStore.Line> byProduct = new HashMap<>();
    for (CountedLine line : lines) {
      ProductView product = views.get(line.productId());
      if (product == null) {
        throw Problem.notFound("product", String.valueOf(line.productId()));
      }
      if (line.quantityMilli() < 0) {
        throw Problem.of("stock.count-negative", 422, Map.of("sku", product.sku(), "quantity", BigDecimal.valueOf(line.quantityMilli(), 3).toPlainString()));
      }
      long factor = StockUnits.factorMilli(units, product.id(), line.unit()).orElseThrow(() -> Problem.of("stock.count-unit", 422,
          Map.of("sku", product.sku(), "unit", line.unit(), "known", StockUnits.known(units, product.id()))));
      HoldingStore.Line one = new HoldingStore.Line(partnerId, product.id(), on, StockUnits.inBaseUnits(line.quantityMilli(), factor), line.quantityMilli(), line.unit(), note);
      byProduct.merge(product.id(), one, (a, b) -> new HoldingStore.Line(partnerId, product.id(), on, a.quantityMilli() + b.quantityMilli(),
          a.quantityMilli() + b.quantityMilli(), product.baseUnit(), note));
    }
    return new ArrayList<>(byProduct.values());
  }
}
