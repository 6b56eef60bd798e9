package io.mingqu.trade.movement.internal;

import static io.mingqu.foundation.intake.TargetField.optional;
import static io.mingqu.foundation.intake.TargetField.required;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.TargetSetting;
import io.mingqu.kernel.movement.MovementKind;
import java.util.List;

/**
 * Lines of goods: shipments, returns, orders, receipts by the partner, sales to consumers. A return is negative however its file writes
 * it; a negative line among shipments is a return.
 */
record GoodsShape(String kind, MovementKind movement, String zh, String en, TargetField document, TargetField date) implements Shape {
  private static final TargetField LINE = optional("lineNo", FieldType.ID, "行号", "Line no.", "分录号", "序号", "Line", "Line number", "Item no");
  private static final TargetField PRODUCT = required("productCode", FieldType.CODE, "物料编码", "Product code",
      "存货编码", "商品编码", "商品代码", "产品编码", "货品编码", "物料代码", "存货代码", "SKU", "SKU编码", "Item code", "StockCode", "Material");
  private static final TargetField PRODUCT_NAME = optional("productName", FieldType.TEXT, "物料名称", "Product name",
      "存货名称", "商品名称", "产品名称", "货品名称", "品名", "Description", "Item name");
  private static final TargetField QUANTITY = required("quantity", FieldType.QUANTITY, "数量", "Quantity",
      "实发数量", "出库数量", "退货数量", "发货数量", "销售数量", "累计数量", "签收数量", "订货数量", "Qty");

  static List<GoodsShape> all() {
    return List.of(
        new GoodsShape("shipment", MovementKind.SHIPPED, "销售出库", "Shipments",
            Fields.document("单据编号", "Document no.", "出库单号", "单据号", "单号", "发货单号", "Shipment no", "Delivery no", "Document"),
            Fields.date("日期", "Date", "出库日期", "单据日期", "发货日期", "业务日期", "截止日期", "Shipment date")),
        new GoodsShape("return", MovementKind.RETURNED, "销售退货", "Returns",
            Fields.document("退货单号", "Return no.", "单据编号", "单据号", "单号", "Document no."),
            Fields.date("退货日期", "Return date", "日期", "单据日期", "业务日期", "Date")),
        new GoodsShape("order_line", MovementKind.ORDERED, "订货", "Orders",
            Fields.document("订单编号", "Order no.", "订单号", "销售订单号", "单据编号", "Document no."),
            Fields.date("订单日期", "Order date", "下单日期", "日期", "Date")),
        new GoodsShape("delivery_receipt", MovementKind.RECEIVED, "客户签收", "Receipts by partner",
            Fields.document("签收单号", "Receipt no.", "单据编号", "单据号", "Document no."),
            Fields.date("签收日期", "Receipt date", "日期", "Date")),
        new GoodsShape("sell_out", MovementKind.SOLD_OUT, "终端销售", "Sell-out",
            Fields.document("小票号", "Receipt no.", "销售单号", "单据编号", "单号", "Document no."),
            Fields.date("销售日期", "Sale date", "日期", "Date")));
  }

  @Override
  public List<TargetField> fields() {
    return List.of(document, LINE, date, Fields.PARTNER, Fields.PARTNER_NAME, Fields.ENTITY, Fields.CHANNEL, PRODUCT, PRODUCT_NAME, Fields.UNIT, QUANTITY,
        Fields.PRICE, Fields.NET, Fields.TAX, Fields.GROSS, Fields.CURRENCY_FIELD, Fields.TEXT);
  }

  @Override
  public List<TargetSetting> settings() {
    return List.of(Fields.CURRENCY, Fields.TAX_RATE, Fields.PRICE_TAX, Fields.WHOLE, Fields.DRAFTS);
  }

  @Override
  public List<String> masterData() {
    return List.of("partner", "product");
  }

  @Override
  public void read(SourceLine line, LoadContext context, Draft draft) {
    draft.kind = movement;
    draft.documentNo = line.requiredId("documentNo");
    draft.lineId = line.id("lineNo");
    draft.businessDate = line.requiredDate("businessDate");
    draft.partnerText = line.requiredId("partnerCode");
    draft.partnerName = line.text("partnerName");
    draft.entityText = line.requiredId("entity");
    draft.channelText = line.text("channel");
    draft.productText = line.requiredId("productCode");
    draft.productName = line.text("productName");
    String unit = line.text("unit");
    draft.unit = unit == null ? "" : unit;
    draft.sourceQuantityMilli = line.requiredScaled("quantity", 3);
    Fields.price(draft, line, "unitPrice");
    int exponent = Fields.exponent(draft);
    draft.net = line.scaled("net", exponent);
    draft.tax = line.scaled("tax", exponent);
    draft.gross = line.scaled("gross", exponent);
    draft.text = line.text("text");
  }

  @Override
  public void decide(Draft draft) {
    if (movement == MovementKind.SHIPPED && draft.sourceQuantityMilli < 0) {
      draft.kind = MovementKind.RETURNED;
    }
    if (draft.kind == MovementKind.RETURNED) {
      draft.sourceQuantityMilli = -Math.abs(draft.sourceQuantityMilli);
      draft.net = negative(draft.net);
      draft.tax = negative(draft.tax);
      draft.gross = negative(draft.gross);
    }
  }

  private static @org.jspecify.annotations.Nullable Long negative(@org.jspecify.annotations.Nullable Long amount) {
    return amount == null ? null : -Math.abs(amount);
  }
}
