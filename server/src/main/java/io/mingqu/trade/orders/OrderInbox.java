package io.mingqu.trade.orders;

import io.mingqu.kernel.orders.OrderMessage;
import java.time.ZoneId;
import java.util.List;

/**
 * Takes what platforms say about orders: reports, API answers, webhooks. May be called with the same messages again and in any order; the
 * state is that of the messages' own time. Joins the caller's transaction.
 */
public interface OrderInbox {

  /** @param shopCode empty when the source does not say which shop */
  record Received(String shopCode, String externalId, OrderMessage message) {}

  /** What a report does not say and its mapping declares: which legal entity sells, and in which unit quantities are. Empty: what is known stays. */
  record Declared(String entityCode, String unit) {
    public static final Declared NOTHING = new Declared("", "");
  }

  /** The number of orders whose state changed. */
  int receive(String source, String platform, Declared declared, List<Received> messages);

  int receive(String source, String platform, List<Received> messages);

  /**
   * Says as movements what orders of the source have come to since the last time, as facts of the batch that is about to be sealed. An order
   * waits while it is not known which legal entity sells; {@code declared} then speaks for those that waited.
   *
   * @return how many movements changed
   */
  int say(long batchId, int sourceId, String source, ZoneId zone, Declared declared);
}
