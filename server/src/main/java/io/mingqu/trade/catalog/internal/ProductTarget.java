package io.mingqu.trade.catalog.internal;

import static io.mingqu.foundation.intake.TargetField.optional;
import static io.mingqu.foundation.intake.TargetField.required;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.RecordStore;
import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.StagedRecord;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.TargetSetting;
import io.mingqu.foundation.intake.WholeFileTarget;
import io.mingqu.kernel.movement.CodeKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A file of products, as master data exports have them: names, category, tax, and how many base units a pack and a case hold. */
@Component
class ProductTarget extends WholeFileTarget<ImportedProduct> {
  private static final Map<String, CodeKind> KINDS = Map.ofEntries(Map.entry("商品", CodeKind.GOODS), Map.entry("产成品", CodeKind.GOODS),
      Map.entry("goods", CodeKind.GOODS), Map.entry("费用", CodeKind.CHARGE), Map.entry("运费", CodeKind.CHARGE), Map.entry("charge", CodeKind.CHARGE),
      Map.entry("折扣", CodeKind.DISCOUNT), Map.entry("discount", CodeKind.DISCOUNT), Map.entry("调整", CodeKind.ADJUSTMENT),
      Map.entry("adjustment", CodeKind.ADJUSTMENT));
  private final ImportProducts imported;

  ProductTarget(RecordStore records, ImportProducts imported) {
    super(records, ImportedProduct.class);
    this.imported = imported;
  }

  @Override
  public String kind() {
    return "product";
  }

  @Override
  public String zh() {
    return "商品档案";
  }

  @Override
  public String en() {
    return "Products";
  }

  @Override
  public List<TargetField> fields() {
    return List.of(
        required("code", FieldType.CODE, "物料编码", "Product code", "商品编码", "存货编码", "商品代码", "货号", "SKU", "StockCode", "Item code"),
        optional("nameZh", FieldType.TEXT, "物料名称", "Product name", "商品名称", "存货名称", "品名", "名称"),
        optional("nameEn", FieldType.TEXT, "英文名称", "English name", "Description", "Name"),
        optional("spec", FieldType.TEXT, "规格型号", "Specification", "规格"),
        optional("barcode", FieldType.ID, "条码", "Barcode", "69码", "EAN", "国际条码"),
        optional("category", FieldType.TEXT, "商品类别", "Category", "类别", "存货分类", "品类", "物料分组"),
        optional("codeKind", FieldType.TEXT, "编码性质", "Code kind", "物料属性"),
        optional("baseUnit", FieldType.UNIT, "基本单位", "Base unit", "主计量单位", "基本计量单位", "单位"),
        optional("perPack", FieldType.QUANTITY, "每提瓶数", "Base units a pack", "每提数", "每包数"),
        optional("perCase", FieldType.QUANTITY, "每箱瓶数", "Base units a case", "箱规", "每箱数", "装箱数"),
        optional("taxRate", FieldType.RATE, "税率", "Tax rate", "税率(%)", "销项税率"),
        optional("validFrom", FieldType.DATE, "生效日期", "Valid from", "启用日期"));
  }

  @Override
  public List<TargetSetting> settings() {
    return List.of(new TargetSetting("baseUnit", "没有基本单位时按", "Base unit where none is given", "个", List.of()),
        new TargetSetting("packUnit", "提的单位名", "Name of the pack unit", "提", List.of()),
        new TargetSetting("caseUnit", "箱的单位名", "Name of the case unit", "箱", List.of()),
        new TargetSetting("validFrom", "没有生效日期时按", "Valid from where none is given", "2000-01-01", List.of()),
        new TargetSetting("activate", "新商品立即启用", "New products are active at once", "yes", List.of("yes", "no")));
  }

  @Override
  protected StagedRecord read(SourceLine line, LoadContext context) {
    String code = line.requiredId("code");
    String unit = line.text("baseUnit");
    String baseUnit = unit != null ? unit : context.setting("baseUnit").orElse("个");
    Map<String, Long> factors = new TreeMap<>();
    factor(line, "perPack", context.setting("packUnit").orElse("提"), factors);
    factor(line, "perCase", context.setting("caseUnit").orElse("箱"), factors);
    factors.remove(baseUnit);
    LocalDate validFrom = line.date("validFrom");
    ImportedProduct product = new ImportedProduct(code, line.text("nameZh"), line.text("nameEn"), line.text("spec"), line.id("barcode"), kind(line),
        baseUnit, line.ratePpm("taxRate"), line.text("category"), factors,
        validFrom != null ? validFrom : LocalDate.parse(context.setting("validFrom").orElse("2000-01-01")));
    return new StagedRecord(code, product.values());
  }

  private static void factor(SourceLine line, String field, String unit, Map<String, Long> factors) {
    Long milli = line.scaled(field, 3);
    if (milli == null) {
      return;
    }
    if (milli <= 0) {
      throw new RowHeld("catalog.factor-not-positive", Map.of("unit", unit, "value", String.valueOf(line.text(field))));
    }
    factors.put(unit, milli);
  }

  private static CodeKind kind(SourceLine line) {
    @Nullable String text = line.text("codeKind");
    if (text == null) {
      return CodeKind.GOODS;
    }
    CodeKind kind = KINDS.get(text.strip().toLowerCase(java.util.Locale.ROOT));
    if (kind == null) {
      throw new RowHeld("catalog.unknown-code-kind", Map.of("value", text));
    }
    return kind;
  }

  @Override
  protected void saveAll(List<ImportedProduct> records, LoadContext context) {
    imported.apply(records, context);
  }
}
