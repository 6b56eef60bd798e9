package io.mingqu.trade.movement.internal;

import static io.mingqu.foundation.intake.TargetField.optional;
import static io.mingqu.foundation.intake.TargetField.required;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.TargetSetting;
import io.mingqu.kernel.movement.MovementKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents of money without goods: opening balances, invoices, payments received, charges, offsets, adjustments. */
record MoneyShape(String kind, MovementKind movement, String zh, String en, @Nullable TargetField document, TargetField date, TargetField amount,
                  boolean taxed) implements Shape {
  private static final TargetField TYPE = optional("type", FieldType.TEXT, "类型", "Type", "发票类型", "结算方式", "费用类型", "Kind");

  static List<MoneyShape> all() {
    return List.of(
        new MoneyShape("opening_balance", MovementKind.OPENING, "期初余额", "Opening balances", null,
            Fields.date("期初日期", "Opening date", "截止日期", "日期", "Date"), amount("期初余额", "Opening balance", "余额", "期初应收", "Balance"), false),
        new MoneyShape("invoice", MovementKind.INVOICED, "销售开票", "Invoices",
            Fields.document("发票号码", "Invoice no.", "发票号", "开票号", "Invoice"), Fields.date("开票日期", "Invoice date", "日期", "Date"),
            optional("gross", FieldType.AMOUNT, "价税合计", "Gross amount", "含税金额", "发票金额", "Total"), true),
        new MoneyShape("receipt", MovementKind.PAID, "回款", "Payments received",
            Fields.document("收款单号", "Payment no.", "回款单号", "单据编号", "单据号", "Receipt no."), Fields.date("收款日期", "Payment date", "回款日期", "到账日期", "日期", "Date"),
            amount("收款金额", "Amount received", "回款金额", "实收金额", "金额", "Amount"), false),
        new MoneyShape("charge", MovementKind.CHARGED, "费用", "Charges",
            Fields.document("单据号", "Document no.", "费用单号", "单据编号", "扣款单号"), Fields.date("日期", "Date", "费用日期", "单据日期"),
            amount("金额", "Amount", "费用金额", "扣款金额"), false),
        new MoneyShape("offset", MovementKind.OFFSET, "冲抵", "Offsets",
            Fields.document("冲抵单号", "Offset no.", "单据号", "单据编号", "Document no."), Fields.date("日期", "Date", "冲抵日期", "单据日期"),
            amount("冲抵金额", "Offset amount", "金额", "Amount"), false),
        new MoneyShape("adjustment", MovementKind.ADJUSTED, "调整", "Adjustments",
            Fields.document("调整单号", "Adjustment no.", "单据号", "单据编号", "Document no."), Fields.date("日期", "Date", "调整日期"),
            amount("调整金额", "Adjustment amount", "金额", "Amount"), false));
  }

  private static TargetField amount(String zh, String en, String... synonyms) {
    return required("amount", FieldType.AMOUNT, zh, en, synonyms);
  }

  @Override
  public List<TargetField> fields() {
    List<TargetField> fields = new ArrayList<>();
    if (document != null) {
      fields.add(document);
    }
    fields.addAll(List.of(date, Fields.PARTNER, Fields.PARTNER_NAME, Fields.ENTITY, Fields.CHANNEL, TYPE, amount));
    if (taxed) {
      fields.addAll(List.of(Fields.NET, Fields.TAX));
    }
    fields.addAll(List.of(Fields.CURRENCY_FIELD, Fields.TEXT));
    return fields;
  }

  @Override
  public List<TargetSetting> settings() {
    return taxed ? List.of(Fields.CURRENCY, Fields.TAX_RATE, Fields.WHOLE, Fields.DRAFTS) : List.of(Fields.CURRENCY, Fields.WHOLE, Fields.DRAFTS);
  }

  @Override
  public List<String> masterData() {
    return List.of("partner");
  }

  @Override
  public void read(SourceLine line, LoadContext context, Draft draft) {
    draft.kind = movement;
    draft.businessDate = line.requiredDate("businessDate");
    draft.partnerText = line.requiredId("partnerCode");
    draft.partnerName = line.text("partnerName");
    draft.entityText = line.requiredId("entity");
    draft.channelText = line.text("channel");
    draft.documentNo = document == null ? "OPENING-" + draft.entityText + "-" + draft.partnerText : line.requiredId("documentNo");
    int exponent = Fields.exponent(draft);
    if (taxed) {
      draft.net = line.scaled("net", exponent);
      draft.tax = line.scaled("tax", exponent);
      draft.gross = line.scaled("gross", exponent);
    } else {
      draft.gross = line.requiredScaled("amount", exponent);
      draft.net = draft.gross;
    }
    String type = line.text("type");
    String text = line.text("text");
    draft.text = type == null ? text : text == null ? type : type + " · " + text;
    if (movement == MovementKind.INVOICED && type != null && type.contains("红")) {
      draft.net = draft.net == null ? null : -Math.abs(draft.net);
      draft.tax = draft.tax == null ? null : -Math.abs(draft.tax);
      draft.gross = draft.gross == null ? null : -Math.abs(draft.gross);
    }
  }
}
