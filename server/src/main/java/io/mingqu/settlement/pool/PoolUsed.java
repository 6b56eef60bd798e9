package io.mingqu.settlement.pool;

import io.mingqu.foundation.outbox.Keyed;
import java.util.List;

/**
 * Part of the pool was used up with an order's invoice, or came back after it.
 *
 * @param returned whether it came back
 */
public record PoolUsed(String eventId, String partnerId, String entityId, String currency, String orderNo, String documentNo, String businessDate,
    boolean returned, List<Part> parts) implements Keyed {
  /** What came from lots of one invoice treatment. */
  public record Part(String invoice, long amountMinor) {}

  @Override
  public String aggregate() {
    return "pool/" + partnerId;
  }
}
