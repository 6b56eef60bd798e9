package io.mingqu.trade.stock.internal;

import static io.mingqu.foundation.intake.TargetField.optional;
import static io.mingqu.foundation.intake.TargetField.required;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.MappedValue;
import io.mingqu.foundation.intake.RecordStore;
import io.mingqu.foundation.intake.RecordTarget;
import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.RowLoader;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.StagedRecord;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.network.partner.Partners;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.catalog.UnitFactors;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Stock reports of partners 库存上报: partner, product, day, quantity, unit. The partner's own item names and units are mapped to ours. */
@Component
class StockReportTarget extends RecordTarget {
  private final HoldingStore holdings;
  private final Partners partners;
  private final Products products;
  private final Clock clock;
  private final Map<Long, Names> namesByBatch = new ConcurrentHashMap<>();

  StockReportTarget(RecordStore records, HoldingStore holdings, Partners partners, Products products, Clock clock) {
    super(records);
    this.holdings = holdings;
    this.partners = partners;
    this.products = products;
    this.clock = clock;
  }

  /** What names mean with us, read once per file. */
  private record Names(Map<String, Long> partnersOfSource, Map<String, Long> partnersOfOurs, Map<String, Long> productsOfSource, Map<String, Long> productsOfOurs,
      UnitFactors units, LocalDate today) {}

  @Override
  public String kind() {
    return "stock_report";
  }

  @Override
  public String zh() {
    return "渠道库存上报";
  }

  @Override
  public String en() {
    return "Stock reports";
  }

  @Override
  public List<TargetField> fields() {
    return List.of(
        required("partnerCode", FieldType.CODE, "客户编码", "Customer code", "经销商编码", "经销商代码", "客户代码", "门店编码", "Dealer code"),
        required("productCode", FieldType.CODE, "商品编码", "Product code", "物料编码", "存货编码", "产品编码", "SKU", "SKU编码", "Item code"),
        optional("productName", FieldType.TEXT, "商品名称", "Product name", "物料名称", "产品名称", "品名", "Item name"),
        required("heldOn", FieldType.DATE, "盘点日期", "Stock date", "库存日期", "截止日期", "日期", "上报日期", "As of"),
        optional("unit", FieldType.UNIT, "单位", "Unit", "计量单位", "库存单位", "UOM"),
        required("quantity", FieldType.QUANTITY, "库存数量", "Stock quantity", "期末库存", "库存", "数量", "结存数量", "现有库存", "On hand", "Qty"),
        optional("text", FieldType.TEXT, "备注", "Note", "说明", "Remark"));
  }

  @Override
  public List<String> masterData() {
    return List.of("partner", "product");
  }

  @Override
  public RowLoader open(LoadContext context) {
    namesByBatch.put(context.batchId(), names(context));
    return super.open(context);
  }

  private Names names(LoadContext context) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), context.zone());
    return new Names(partners.idsByCode(context.source()), partners.idsByOwnCode(), products.idsByCode(context.source()), products.idsBySku(),
        products.unitFactors(today, Products.NOW), today);
  }

  @Override
  protected StagedRecord read(SourceLine line, LoadContext context) {
    Names names = namesByBatch.computeIfAbsent(context.batchId(), id -> names(context));
    long partner = partner(line.requiredId("partnerCode"), context, names);
    String unit = Optional.ofNullable(line.text("unit")).orElse("");
    Goods goods = goods(line, unit, context, names);
    LocalDate day = line.requiredDate("heldOn");
    if (day.isAfter(names.today()) || day.isBefore(names.today().minusYears(5))) {
      throw new RowHeld("stock.day-out-of-range", Map.of("date", day.toString(), "from", names.today().minusYears(5).toString(), "to", names.today().toString()));
    }
    long stated = line.requiredScaled("quantity", 3);
    if (stated < 0) {
      throw new RowHeld("stock.negative", Map.of("quantity", java.math.BigDecimal.valueOf(stated, 3).stripTrailingZeros().toPlainString()));
    }
    return new StagedRecord(partner + "/" + goods.productId() + "/" + day, Map.of("partner", partner, "product", goods.productId(), "day", day.toString(),
        "quantity", StockUnits.inBaseUnits(stated, goods.factorMilli()), "stated", stated, "unit", unit, "note", Optional.ofNullable(line.text("text")).orElse("")));
  }

  private static long partner(String text, LoadContext context, Names names) {
    Optional<MappedValue> mapped = context.valueMap().find("partner", text, "");
    Long id = mapped.isPresent() ? names.partnersOfOurs().get(mapped.get().code())
        : names.partnersOfSource().getOrDefault(text, names.partnersOfOurs().get(text));
    if (id == null) {
      throw new RowHeld("movement.unknown-partner", Map.of("code", text, "name", ""));
    }
    return id;
  }

  private record Goods(long productId, long factorMilli) {}

  private static Goods goods(SourceLine line, String unit, LoadContext context, Names names) {
    String text = line.requiredId("productCode");
    String name = Optional.ofNullable(line.text("productName")).orElse("");
    Optional<MappedValue> mapped = context.valueMap().find("product", text, unit).or(() -> name.isEmpty() ? Optional.empty() : context.valueMap().find("product", name, unit));
    Long id = mapped.isPresent() ? names.productsOfOurs().get(mapped.get().code())
        : names.productsOfSource().getOrDefault(text, names.productsOfOurs().get(text));
    if (id == null) {
      throw new RowHeld("movement.unknown-product", Map.of("code", text, "name", name, "unit", unit));
    }
    String ours = mapped.isPresent() ? Optional.ofNullable(mapped.get().unit()).orElse(mapped.get().factorMilli() == 1_000 ? unit : "")
        : context.valueMap().find("unit", unit, "").map(MappedValue::code).orElse(unit);
    long factor = StockUnits.factorMilli(names.units(), id, ours)
        .orElseThrow(() -> new RowHeld("movement.unknown-unit", Map.of("unit", ours, "known", StockUnits.known(names.units(), id))));
    return new Goods(id, mapped.isPresent() ? factor * mapped.get().factorMilli() / 1_000 : factor);
  }

  @Override
  protected void save(List<StagedRecord> records, LoadContext context) {
    holdings.report(context.batchId(), records.stream().map(r -> new HoldingStore.Line(number(r, "partner"), number(r, "product"),
        LocalDate.parse(String.valueOf(r.text("day"))), number(r, "quantity"), number(r, "stated"), String.valueOf(r.text("unit")), String.valueOf(r.text("note")))).toList(),
        "import:" + context.source());
  }

  private static long number(StagedRecord record, String name) {
    return Long.parseLong(String.valueOf(record.text(name)));
  }

  @Override
  public boolean undoable() {
    return true;
  }

  @Override
  public void undo(LoadContext undone, long undoBatchId) {
    holdings.revive(undone.batchId(), undoBatchId);
    forgetWhatItSaid(undone.batchId());
  }

  @Override
  public void afterSeal(long batchId) {
    super.afterSeal(batchId);
    namesByBatch.remove(batchId);
  }

  @Override
  public void forget(long batchId) {
    super.forget(batchId);
    namesByBatch.remove(batchId);
    holdings.forget(batchId);
    forgetWhatItSaid(batchId);
  }
}
