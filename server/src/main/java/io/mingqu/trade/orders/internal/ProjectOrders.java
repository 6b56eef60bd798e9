package io.mingqu.trade.orders.internal;

import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.orders.OrderState;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.channel.ShopView;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.orders.OrderInbox;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Locks the orders the messages speak of, merges by the kernel's rule, and writes those that changed: a fixed number of statements a call. */
@Component
@Transactional
class ProjectOrders implements OrderInbox {
  private final OrderStore store;
  private final Channels channels;
  private final Products products;
  private final Entities entities;
  private final SayOrders saying;

  ProjectOrders(OrderStore store, Channels channels, Products products, Entities entities, SayOrders saying) {
    this.store = store;
    this.channels = channels;
    this.products = products;
    this.entities = entities;
    this.saying = saying;
  }

  @Override
  public int say(long batchId, int sourceId, String source, ZoneId zone, Declared declared) {
    return saying.say(batchId, sourceId, source, zone, entityId(declared.entityCode()), declared.unit());
  }

  @Override
  public int receive(String source, String platform, List<Received> messages) {
    return receive(source, platform, Declared.NOTHING, messages);
  }

  @Override
  public int receive(String source, String platform, Declared declared, List<Received> messages) {
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
    declare(source, declared, shopByOrder, shops);
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

  /** What the mapping declares; where it names no legal entity, the one its shop sells for. */
  private void declare(String source, Declared declared, Map<String, String> shopByOrder, Map<String, ShopView> shops) {
    Long entityId = entityId(declared.entityCode());
    Map<String, List<String>> ordersByShop = new HashMap<>();
    shopByOrder.forEach((order, shop) -> ordersByShop.computeIfAbsent(shop, code -> new ArrayList<>()).add(order));
    ordersByShop.forEach((code, orders) -> {
      ShopView shop = shops.get(code);
      Long sells = entityId != null || shop == null ? entityId : shop.entityId();
      if (sells != null || !declared.unit().isEmpty()) {
        store.declare(source, orders, sells, declared.unit());
      }
    });
  }

  private @Nullable Long entityId(String code) {
    if (code.isBlank()) {
      return null;
    }
    return entities.idByCode(code.strip()).stream().boxed().findFirst().orElseThrow(() -> Problem.of("orders.unknown-entity", 422, Map.of("code", code)));
  }
}
