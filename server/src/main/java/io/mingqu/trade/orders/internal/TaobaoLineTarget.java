package io.mingqu.trade.orders.internal;

import static io.mingqu.foundation.intake.TargetField.optional;
import static io.mingqu.foundation.intake.TargetField.required;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.RecordStore;
import io.mingqu.foundation.intake.RecordTarget;
import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.StagedRecord;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.TargetSetting;
import io.mingqu.kernel.orders.AfterSaleStatus;
import io.mingqu.kernel.orders.Axes;
import io.mingqu.kernel.orders.OrderLine;
import io.mingqu.kernel.orders.OrderMessage;
import io.mingqu.kernel.orders.TaobaoStatus;
import io.mingqu.trade.orders.OrderInbox;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The line report 宝贝报表 a seller exports from 千牛: goods, amounts and refunds of every line of an order, with the line's own id. */
@Component
class TaobaoLineTarget extends RecordTarget {
  private final OrderInbox inbox;

  TaobaoLineTarget(RecordStore records, OrderInbox inbox) {
    super(records);
    this.inbox = inbox;
  }

  @Override
  public String kind() {
    return "taobao_line";
  }

  @Override
  public String zh() {
    return "淘宝宝贝报表（千牛）";
  }

  @Override
  public String en() {
    return "Taobao line report";
  }

  @Override
  public String documentField() {
    return "orderId";
  }

  @Override
  public List<TargetField> fields() {
    return List.of(required("lineId", FieldType.ID, "子订单编号", "Line id", "oid"),
        required("orderId", FieldType.ID, "主订单编号", "Order id", "订单编号", "tid"),
        optional("title", FieldType.TEXT, "标题", "Title", "宝贝标题"),
        required("quantity", FieldType.QUANTITY, "购买数量", "Quantity", "数量"),
        optional("productCode", FieldType.CODE, "商家编码", "Seller's code", "外部系统编号", "outer_sku_id"),
        required("status", FieldType.TEXT, "订单状态", "Order status", "status"),
        required("due", FieldType.AMOUNT, "买家应付货款", "Amount due"),
        optional("paid", FieldType.AMOUNT, "买家实际支付金额", "Amount paid"),
        optional("refundStatus", FieldType.TEXT, "退款状态", "Refund status"),
        optional("refund", FieldType.TEXT, "退款金额", "Refunded amount"),
        required("createdAt", FieldType.DATE_TIME, "订单创建时间", "Created"),
        optional("paidAt", FieldType.DATE_TIME, "订单付款时间", "Paid at"));
  }

  @Override
  public List<TargetSetting> settings() {
    return List.of(new TargetSetting("shop", "店铺", "Shop", "", List.of()), TaobaoOrderTarget.ENTITY, TaobaoOrderTarget.UNIT);
  }

  @Override
  protected StagedRecord read(SourceLine line, LoadContext context) {
    String status = line.requiredText("status");
    String refundStatus = line.text("refundStatus") == null ? "" : Objects.requireNonNull(line.text("refundStatus"));
    LocalDateTime createdAt = line.dateTime("createdAt");
    LocalDateTime paidAt = line.dateTime("paidAt");
    if (createdAt == null) {
      line.requiredDate("createdAt");
    }
    TaobaoStatus.axes(status, paidAt != null).orElseThrow(() -> new RowHeld("orders.unknown-status", Map.of("status", status)));
    TaobaoStatus.afterSale(refundStatus).orElseThrow(() -> new RowHeld("orders.unknown-refund-status", Map.of("status", refundStatus)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("lineId", line.requiredId("lineId"));
    values.put("orderId", line.requiredId("orderId"));
    values.put("title", line.text("title") == null ? "" : Objects.requireNonNull(line.text("title")));
    values.put("quantity", line.requiredScaled("quantity", 3));
    String productCode = line.id("productCode");
    values.put("productCode", productCode == null ? "" : productCode);
    values.put("status", status);
    values.put("due", line.requiredScaled("due", 2));
    values.put("paid", TaobaoOrderTarget.orZero(line.scaled("paid", 2)));
    values.put("refundStatus", refundStatus);
    String refund = line.text("refund");
    values.put("refund", refund == null || refund.startsWith("无") ? 0L : TaobaoOrderTarget.orZero(line.scaled("refund", 2)));
    values.put("spoken", Math.max(TaobaoOrderTarget.millis(Objects.requireNonNull(createdAt), context.zone()),
        paidAt == null ? 0 : TaobaoOrderTarget.millis(paidAt, context.zone())));
    values.put("wasPaid", paidAt != null);
    values.put("shop", context.setting("shop").orElse(""));
    return new StagedRecord(String.valueOf(values.get("lineId")), values);
  }

  @Override
  protected void save(List<StagedRecord> records, LoadContext context) {
    inbox.receive(context.source(), TaobaoOrderTarget.PLATFORM, TaobaoOrderTarget.declared(context),
        records.stream().map(TaobaoLineTarget::received).toList());
  }

  @Override
  public void beforeSeal(LoadContext context) {
    inbox.say(context.batchId(), context.sourceId(), context.source(), context.zone(), TaobaoOrderTarget.declared(context));
  }

  private static OrderInbox.Received received(StagedRecord record) {
    Map<String, Object> values = record.values();
    Axes axes = TaobaoStatus.axes(String.valueOf(values.get("status")), Boolean.TRUE.equals(values.get("wasPaid"))).orElseThrow();
    long paid = number(values, "paid");
    long refund = number(values, "refund");
    AfterSaleStatus stated = TaobaoStatus.afterSale(String.valueOf(values.get("refundStatus"))).orElseThrow();
    AfterSaleStatus afterSale = stated == AfterSaleStatus.REFUNDED && refund < paid ? AfterSaleStatus.PARTLY_REFUNDED : stated;
    OrderLine line = OrderLine.saying(record.key(), number(values, "spoken"), axes.with(afterSale), String.valueOf(values.get("productCode")),
        String.valueOf(values.get("title")), number(values, "quantity"), number(values, "due"), paid, refund);
    return new OrderInbox.Received(String.valueOf(values.get("shop")), String.valueOf(values.get("orderId")), new OrderMessage(null, List.of(line)));
  }

  private static long number(Map<String, Object> values, String name) {
    return Objects.requireNonNull(TaobaoOrderTarget.number(values, name));
  }
}
