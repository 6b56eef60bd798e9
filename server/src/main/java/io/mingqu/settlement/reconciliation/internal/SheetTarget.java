package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.RecordStore;
import io.mingqu.foundation.intake.RecordTarget;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.StagedRecord;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.TargetSetting;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.reconciliation.AccountHeading;
import io.mingqu.network.partner.Partners;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Reads the sheet finance kept by hand, to be put beside our statements: one row per partner and legal entity. */
@Component
class SheetTarget extends RecordTarget {
  static final String KIND = "manual_sheet";
  private final SheetStore store;
  private final Partners partners;
  private final Entities entities;

  SheetTarget(RecordStore records, SheetStore store, Partners partners, Entities entities) {
    super(records);
    this.store = store;
    this.partners = partners;
    this.entities = entities;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String zh() {
    return "手工对账表";
  }

  @Override
  public String en() {
    return "Hand-kept statement sheet";
  }

  @Override
  public List<TargetField> fields() {
    return List.of(
        TargetField.required("partnerCode", FieldType.CODE, "客户编码", "Partner code", "客户代码", "经销商编码", "编码", "customer code"),
        TargetField.optional("partnerName", FieldType.TEXT, "客户名称", "Partner name", "经销商名称", "客户", "名称", "customer"),
        TargetField.optional("entity", FieldType.CODE, "核算组织", "Legal entity", "结算组织", "法人主体", "公司", "主体"),
        TargetField.optional("period", FieldType.TEXT, "期间", "Period", "月份", "账期", "会计期间"),
        TargetField.optional("opening", FieldType.AMOUNT, "期初余额", "Opening balance", "期初", "上期余额", "opening"),
        TargetField.optional("shipments", FieldType.AMOUNT, "出库金额", "Shipments", "出库", "发货金额", "本期发货", "本期发生 出库金额"),
        TargetField.optional("returns", FieldType.AMOUNT, "退货金额", "Returns", "退货", "本期退货", "本期发生 退货金额"),
        TargetField.optional("receipts", FieldType.AMOUNT, "回款金额", "Receipts", "回款", "收款金额", "本期回款", "本期发生 回款金额"),
        TargetField.optional("charges", FieldType.AMOUNT, "费用扣款", "Charges", "费用", "扣款", "费用金额", "本期发生 费用扣款"),
        TargetField.optional("offsets", FieldType.AMOUNT, "冲抵金额", "Offsets", "冲抵", "返利冲抵", "本期发生 冲抵金额"),
        TargetField.optional("adjustments", FieldType.AMOUNT, "调整金额", "Adjustments", "调整"),
        TargetField.optional("closing", FieldType.AMOUNT, "期末余额", "Closing balance", "期末", "本期余额", "余额", "closing"),
        TargetField.optional("rebate", FieldType.AMOUNT, "应付返利", "Rebate due", "返利", "返利金额", "本期返利"));
  }

  @Override
  public List<TargetSetting> settings() {
    return List.of(new TargetSetting("period", "期间（如 2026-02）", "Period (such as 2026-02)", "", List.of()),
        new TargetSetting("entity", "法人主体（表里没有时）", "Legal entity (if the sheet has none)", "", List.of()));
  }

  @Override
  protected StagedRecord read(SourceLine line, LoadContext context) {
    String code = line.requiredText("partnerCode").strip();
    String givenEntity = line.text("entity");
    String entity = givenEntity == null ? context.setting("entity").orElse("") : givenEntity.strip();
    String givenPeriod = line.text("period");
    String period = givenPeriod == null ? context.setting("period").orElse("") : givenPeriod.strip();
    int exponent = Currencies.exponent(currency(entity));
    Map<String, Object> values = new HashMap<>();
    values.put("partnerCode", code);
    values.put("entity", entity);
    values.put("period", period);
    values.put("row", line.number());
    String name = line.text("partnerName");
    values.put("partnerName", name == null ? "" : name.strip());
    for (String field : List.of("opening", "shipments", "returns", "receipts", "charges", "offsets", "adjustments", "closing", "rebate")) {
      Long minor = line.scaled(field, exponent);
      if (minor != null) {
        values.put(field, minor);
      }
    }
    return new StagedRecord(period + "|" + entity + "|" + code, values);
  }

  private String currency(String entity) {
    return entities.all().stream().filter(e -> e.code().equals(entity)).map(EntityView::currency).findFirst().orElse("CNY");
  }

  @Override
  protected void save(List<StagedRecord> records, LoadContext context) {
    Map<String, Long> own = partners.idsByOwnCode();
    Map<String, Long> theirs = partners.idsByCode(context.source());
    List<SheetRow> rows = new ArrayList<>();
    for (StagedRecord each : records) {
      String code = String.valueOf(each.values().get("partnerCode"));
      Map<AccountHeading, Long> figures = new EnumMap<>(AccountHeading.class);
      for (AccountHeading heading : AccountHeading.values()) {
        Object figure = each.values().get(heading.name().toLowerCase(Locale.ROOT));
        if (figure != null) {
          figures.put(heading, ((Number) figure).longValue());
        }
      }
      rows.add(new SheetRow(context.sourceId(), String.valueOf(each.values().get("period")), String.valueOf(each.values().get("entity")), code,
          own.containsKey(code) ? own.get(code) : theirs.get(code), String.valueOf(each.values().get("partnerName")),
          ((Number) each.values().get("row")).longValue(), figures, amount(each, "closing"), amount(each, "rebate")));
    }
    store.keep(rows, context.batchId());
  }

  private static OptionalLong amount(StagedRecord record, String field) {
    Object value = record.values().get(field);
    return value == null ? OptionalLong.empty() : OptionalLong.of(((Number) value).longValue());
  }
}
