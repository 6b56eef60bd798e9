package io.mingqu.trade.movement.internal;

import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A movement while it is being read: first what the source says, then what we resolved. One object for a whole file; every field is set
 * for every row. Amounts in minor units or null when the source does not say.
 */
final class Draft {
  MovementKind kind = MovementKind.SHIPPED;
  String documentNo = "";
  @Nullable String lineId;
  LocalDate businessDate = LocalDate.EPOCH;
  @Nullable LocalDateTime occurredAt;
  @Nullable String partnerText;
  @Nullable String partnerName;
  @Nullable String entityText;
  @Nullable String channelText;
  @Nullable String productText;
  @Nullable String productName;
  String unit = "";
  long sourceQuantityMilli;
  @Nullable Long net;
  @Nullable Long tax;
  @Nullable Long gross;
  long unitPrice;
  int unitPriceScale;
  boolean priced;
  String currency = "";
  @Nullable String text;

  long partnerId;
  String partnerCode = "";
  long channelId;
  long entityId;
  long productId;
  String productCode = "";
  CodeKind codeKind = CodeKind.GOODS;
  long quantityMilli;
  long netMinor;
  long taxMinor;
  long grossMinor;

  void clear() {
    kind = MovementKind.SHIPPED;
    documentNo = "";
    lineId = null;
    businessDate = LocalDate.EPOCH;
    occurredAt = null;
    partnerText = null;
    partnerName = null;
    entityText = null;
    channelText = null;
    productText = null;
    productName = null;
    unit = "";
    sourceQuantityMilli = 0;
    net = null;
    tax = null;
    gross = null;
    unitPrice = 0;
    unitPriceScale = 0;
    priced = false;
    currency = "";
    text = null;
    partnerId = 0;
    partnerCode = "";
    channelId = 0;
    entityId = 0;
    productId = 0;
    productCode = "";
    codeKind = CodeKind.GOODS;
    quantityMilli = 0;
    netMinor = 0;
    taxMinor = 0;
    grossMinor = 0;
  }
}
