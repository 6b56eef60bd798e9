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
import io.mingqu.kernel.orders.Axes;
import io.mingqu.kernel.orders.OrderHead;
import io.mingqu.kernel.orders.OrderMessage;
import io.mingqu.kernel.orders.TaobaoStatus;
import io.mingqu.kernel.partner.Masking;
import io.mingqu.trade.orders.OrderInbox;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The order report 订单报表 a seller exports from 千牛. The report has no time of change: the latest time it states speaks for the row, and of two
 * rows with the same times the one that is further along. Buyer and receiver are kept masked, the address to the district.
 */
@Component
class TaobaoOrderTarget extends RecordTarget {
  static final String PLATFORM = "taobao";
  static final TargetSetting ENTITY = new TargetSetting("entity", "销售的法人主体编码（店铺没有指定时）", "Code of the legal entity that sells (where the shop names none)", "",
      List.of());
  static final TargetSetting UNIT = new TargetSetting("unit", "数量的单位（空为基本单位）", "Unit of quantities (empty: the base unit)", "", List.of());
  private final OrderInbox inbox;

  TaobaoOrderTarget(RecordStore records, OrderInbox inbox) {
    super(records);
    this.inbox = inbox;
  }

  @Override
  public String kind() {
    return "taobao_order";
  }

  @Override
  public String zh() {
    return "淘宝订单报表（千牛）";
  }

  @Override
  public String en() {
    return "Taobao order report";
  }

  @Override
  public String documentField() {
    return "orderId";
  }

  @Override
  public List<TargetField> fields() {
    return List.of(required("orderId", FieldType.ID, "订单编号", "Order id", "主订单编号", "tid"),
        required("status", FieldType.TEXT, "订单状态", "Order status", "status"),
        required("due", FieldType.AMOUNT, "买家应付货款", "Amount due", "应付货款"),
        optional("freight", FieldType.AMOUNT, "买家应付邮费", "Freight", "邮费"),
        optional("paid", FieldType.AMOUNT, "买家实际支付金额", "Amount paid", "实付金额"),
        required("createdAt", FieldType.DATE_TIME, "订单创建时间", "Created", "created"),
        optional("paidAt", FieldType.DATE_TIME, "订单付款时间", "Paid at", "pay_time"),
        optional("shop", FieldType.TEXT, "店铺名称", "Shop", "店铺"),
        optional("buyer", FieldType.TEXT, "买家会员名", "Buyer", "买家昵称"),
        optional("receiver", FieldType.TEXT, "收货人姓名", "Receiver"),
        optional("phone", FieldType.TEXT, "联系手机", "Phone"),
        optional("address", FieldType.TEXT, "收货地址", "Address"),
        optional("carrier", FieldType.TEXT, "物流公司", "Carrier"),
        optional("parcel", FieldType.TEXT, "物流单号", "Parcel number", "运单号"),
        optional("closedBecause", FieldType.TEXT, "订单关闭原因", "Closed because"));
  }

  @Override
  public List<TargetSetting> settings() {
    return List.of(new TargetSetting("shop", "店铺（文件没有店铺列时）", "Shop (where the file has no such column)", "", List.of()), ENTITY, UNIT);
  }

  @Override
  protected StagedRecord read(SourceLine line, LoadContext context) {
    String status = line.requiredText("status");
    LocalDateTime paidAt = line.dateTime("paidAt");
    LocalDateTime createdAt = line.dateTime("createdAt");
    if (createdAt == null) {
      line.requiredDate("createdAt");
    }
    TaobaoStatus.axes(status, paidAt != null).orElseThrow(() -> new RowHeld("orders.unknown-status", Map.of("status", status)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("orderId", line.requiredId("orderId"));
    values.put("status", status);
    values.put("due", line.requiredScaled("due", 2));
    values.put("freight", orZero(line.scaled("freight", 2)));
    values.put("paid", orZero(line.scaled("paid", 2)));
    values.put("createdAt", millis(Objects.requireNonNull(createdAt), context.zone()));
    if (paidAt != null) {
      values.put("paidAt", millis(paidAt, context.zone()));
    }
    String shop = line.text("shop");
    values.put("shop", shop == null ? context.setting("shop").orElse("") : shop);
    values.put("texts", texts(line));
    return new StagedRecord(String.valueOf(values.get("orderId")), values);
  }

  private static Map<String, String> texts(SourceLine line) {
    Map<String, String> texts = new TreeMap<>();
    put(texts, "buyer", masked(line.text("buyer")));
    String receiver = line.text("receiver");
    put(texts, "receiver", receiver == null ? null : Masking.name(receiver));
    String phone = line.text("phone");
    put(texts, "phone", phone == null ? null : Masking.phone(phone.replace("'", "")));
    put(texts, "district", district(line.text("address")));
    put(texts, "carrier", line.text("carrier"));
    put(texts, "parcel", line.text("parcel"));
    String because = line.text("closedBecause");
    put(texts, "closedBecause", "订单未关闭".equals(because) ? null : because);
    return texts;
  }

  private static @Nullable String masked(@Nullable String buyer) {
    return buyer == null ? null : buyer.substring(0, buyer.offsetByCodePoints(0, Math.min(2, buyer.codePointCount(0, buyer.length())))) + "***";
  }

  /** Province, city and district; not the door. */
  private static @Nullable String district(@Nullable String address) {
    return address == null ? null : String.join(" ", List.of(address.strip().split("\\s+")).subList(0, Math.min(3, address.strip().split("\\s+").length)));
  }

  private static void put(Map<String, String> texts, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      texts.put(name, value);
    }
  }

  @Override
  protected void save(List<StagedRecord> records, LoadContext context) {
    inbox.receive(context.source(), PLATFORM, declared(context), records.stream().map(TaobaoOrderTarget::received).toList());
  }

  @Override
  public void beforeSeal(LoadContext context) {
    inbox.say(context.batchId(), context.sourceId(), context.source(), context.zone(), declared(context));
  }

  static OrderInbox.Declared declared(LoadContext context) {
    return new OrderInbox.Declared(context.setting("entity").orElse(""), context.setting("unit").orElse(""));
  }

  private static OrderInbox.Received received(StagedRecord record) {
    Map<String, Object> values = record.values();
    Long createdAt = number(values, "createdAt");
    Long paidAt = number(values, "paidAt");
    Axes axes = TaobaoStatus.axes(String.valueOf(values.get("status")), paidAt != null).orElseThrow();
    Map<String, String> texts = new TreeMap<>();
    if (values.get("texts") instanceof Map<?, ?> said) {
      said.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
    }
    long spoken = Math.max(Objects.requireNonNull(createdAt), paidAt == null ? 0 : paidAt);
    OrderHead head = OrderHead.saying(spoken, axes, "CNY", Objects.requireNonNull(number(values, "due")), Objects.requireNonNull(number(values, "paid")),
        Objects.requireNonNull(number(values, "freight")), createdAt, paidAt, texts);
    return new OrderInbox.Received(String.valueOf(values.get("shop")), record.key(), new OrderMessage(head, List.of()));
  }

  static @Nullable Long number(Map<String, Object> values, String name) {
    return values.get(name) instanceof Number number ? number.longValue() : null;
  }

  static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  static long millis(LocalDateTime time, ZoneId zone) {
    return time.atZone(zone).toInstant().toEpochMilli();
  }
}
