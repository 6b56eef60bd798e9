package io.mingqu.trade.movement;

import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One movement as a list or a record page shows it. Ids are strings on the wire. */
public record MovementView(String id, MovementKind kind, @Nullable String partnerId, @Nullable String channelId, String entityId,
                           @Nullable String productId, CodeKind codeKind, LocalDate businessDate, @Nullable Instant occurredAt, String documentNo,
                           String lineKey, String partnerCode, String productCode, long quantityMilli, long netMinor, long taxMinor, long grossMinor,
                           String currency, long unitPrice, int unitPriceScale, @Nullable String reversesId, @Nullable LocalDate originalDate,
                           @Nullable String text, String batchId, long sealNo, @Nullable Long voidSeal) {}
