package io.mingqu.trade.movement.internal;

import static io.mingqu.foundation.intake.TargetField.optional;
import static io.mingqu.foundation.intake.TargetField.required;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.TargetSetting;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Order lines of a wholesale or retail till, invoices and their cancellations in one file (the shape of UCI Online Retail). An invoice
 * number that begins with A is an adjustment, a code that is no goods a charge, a number that begins with C a cancellation; of the rest
 * a positive quantity is a shipment and a negative one an adjustment of stock. Lines without a customer belong to the declared unknown one.
 */
record RetailShape() implements Shape {

  @Override
  public String kind() {
    return "retail_line";
  }

  @Override
  public String zh() {
    return "零售批发明细";
  }

  @Override
  public String en() {
    return "Retail order lines";
  }

  @Override
  public List<TargetField> fields() {
    return List.of(Fields.document("发票号", "InvoiceNo", "Invoice", "Invoice no."),
        required("productCode", FieldType.CODE, "商品代码", "StockCode", "Stock code", "SKU"),
        optional("productName", FieldType.TEXT, "商品名称", "Description"),
        required("quantity", FieldType.QUANTITY, "数量", "Quantity", "Qty"),
        required("occurredAt", FieldType.DATE_TIME, "开票时间", "InvoiceDate", "Invoice date"),
        required("unitPrice", FieldType.UNIT_PRICE, "单价", "UnitPrice", "Unit price", "Price"),
        optional("partnerCode", FieldType.CODE, "客户编号", "CustomerID", "Customer ID"),
        optional("region", FieldType.TEXT, "国家", "Country"),
        Fields.ENTITY, Fields.CHANNEL, Fields.CURRENCY_FIELD);
  }

  @Override
  public List<TargetSetting> settings() {
    return List.of(Fields.CURRENCY, Fields.WHOLE, Fields.DRAFTS, new TargetSetting("chargeCodes", "费用代码（逗号分隔，* 结尾为前缀）",
        "Codes that are charges (comma separated; ending in *: a prefix)", "", List.of()));
  }

  @Override
  public List<String> masterData() {
    return List.of("partner", "product");
  }

  @Override
  public void read(SourceLine line, LoadContext context, Draft draft) {
    draft.documentNo = line.requiredId("documentNo");
    LocalDateTime at = line.dateTime("occurredAt");
    if (at == null) {
      line.requiredDate("occurredAt");
    }
    draft.occurredAt = at;
    draft.businessDate = java.util.Objects.requireNonNull(at).toLocalDate();
    draft.partnerText = line.id("partnerCode");
    draft.entityText = line.requiredId("entity");
    draft.channelText = line.text("channel");
    draft.productText = line.requiredId("productCode");
    draft.productName = line.text("productName");
    draft.sourceQuantityMilli = line.requiredScaled("quantity", 3);
    line.requiredText("unitPrice");
    Fields.price(draft, line, "unitPrice");
  }

  @Override
  public void decide(Draft draft) {
    if (draft.documentNo.startsWith("A")) {
      draft.kind = MovementKind.ADJUSTED;
    } else if (draft.codeKind != CodeKind.GOODS) {
      draft.kind = MovementKind.CHARGED;
    } else if (draft.documentNo.startsWith("C")) {
      draft.kind = MovementKind.RETURNED;
    } else {
      draft.kind = draft.sourceQuantityMilli > 0 ? MovementKind.SHIPPED : MovementKind.ADJUSTED;
    }
  }
}
