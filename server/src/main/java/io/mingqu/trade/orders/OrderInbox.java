package io.mingqu.trade.orders;

import io.mingqu.kernel.orders.OrderMessage;
import java.util.List;

/**
 * Takes what platforms say about orders: reports, API answers, webhooks. May be called with the same messages again and in any order; the
 * state is that of the messages' own time. Joins the caller's transaction.
 */
public interface OrderInbox {

  /** @param shopCode empty when the source does not say which shop */
  record Received(String shopCode, String externalId, OrderMessage message) {}

  /** The number of orders whose state changed. */
  int receive(String source, String platform, List<Received> messages);
}
