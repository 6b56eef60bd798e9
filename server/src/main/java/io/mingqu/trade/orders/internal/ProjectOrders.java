package io.mingqu.trade.orders.internal;

import io.mingqu.kernel.orders.OrderState;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.channel.ShopView;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.orders.OrderInbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Locks the orders the messages speak of, merges by the kernel's rule, and writes those that changed: a fixed number of statements a call. */
@Component
@Transactional
class ProjectOrders implements OrderInbox {
  private final OrderStore store;
  private final Channels channels;
  private final Products products;

  ProjectOrders(OrderStore store, Channels channels, Products products) {
    this.store = store;
    this.channels = channels;
    this.products = products;
  }

  @Override
  public int receive(String source, String platform, List<Received> messages) {
    if (messages.isEmpty()) {
      return 0;
    }
    Map<String, String> shopByOrder = new LinkedHashMap<>();
    messages.forEach(m -> shopByOrder.merge(m.externalId(), m.shopCode(), (known, said) -> said.isEmpty() ? known : said));
    Map<String, ShopView> shops = new HashMap<>();
    long channelId = channels.idByCode("ECOMMERCE").orElse(channels.unknownChannel());
    shopByOrder.values().stream().distinct().filter(code -> !code.isEmpty())
        .forEach(code -> shops.put(code, channels.shopOrNew(platform, code, code, channelId, null, null)));
    store.open(source, shopByOrder, shops, channelId);
    Map<String, OrderStore.Stored> stored = store.lock(source, shopByOrder.keySet());
    Map<String, OrderState> states = new HashMap<>();
    stored.forEach((id, order) -> states.put(id, order.state()));
    for (Received received : messages) {
      states.computeIfPresent(received.externalId(), (id, state) -> state.after(received.message()));
    }
    List<OrderStore.Changed> changed = new ArrayList<>();
    stored.forEach((id, order) -> {
      OrderState state = states.get(id);
      if (state != null && !state.equals(order.state())) {
        changed.add(new OrderStore.Changed(order, state));
      }
    });
    store.write(changed, products.idsByCode(source), products.idsBySku());
    return changed.size();
  }
}
