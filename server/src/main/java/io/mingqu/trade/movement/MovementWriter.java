package io.mingqu.trade.movement;

import io.mingqu.kernel.movement.MovementKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a projection (platform orders) say what it comes to as movements. What it said of a document before and no longer says is voided and said
 * anew, as when a corrected file arrives; what is the same stays. Joins the transaction that seals the batch.
 */
public interface MovementWriter {

  /**
   * One movement. Amounts in minor units and quantities in base units × 1,000, signed as {@link MovementKind} says.
   *
   * @param lineKey names the movement within its document, for ever
   * @param originalDate business date of the sale a reversal takes back
   */
  record Saying(MovementKind kind, String documentNo, String lineKey, LocalDate businessDate, @Nullable Instant occurredAt, @Nullable Long partnerId,
      long channelId, long entityId, @Nullable Long productId, String productCode, String unit, long quantityMilli, long netMinor, long taxMinor,
      String currency, @Nullable LocalDate originalDate, String text) {}

  record Written(int added, int changed, int removed, int unchanged) {}

  /** Makes {@code sayings} all that counts of the given documents of the source, from the seal of {@code batchId} on. */
  Written say(long batchId, int sourceId, Collection<String> documents, List<Saying> sayings);
}
