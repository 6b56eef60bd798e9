package io.mingqu.network.channel.internal;

import io.mingqu.network.channel.ChannelView;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.channel.ShopView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other modules ask about channels, answered from the tables. */
@Component
@Transactional
class ChannelDirectory implements Channels {
  static final long UNKNOWN_CHANNEL = 99;
  private final ChannelQueries queries;
  private final ChannelStore store;

  ChannelDirectory(ChannelQueries queries, ChannelStore store) {
    this.queries = queries;
    this.store = store;
  }

  @Override
  public List<ChannelView> all() {
    return queries.all();
  }

  @Override
  public OptionalLong idByCode(String code) {
    return queries.all().stream().filter(c -> c.code().equals(code)).mapToLong(ChannelView::id).findFirst();
  }

  @Override
  public Map<String, Long> idsByCodeOrName() {
    Map<String, Long> ids = new HashMap<>();
    for (ChannelView channel : queries.all()) {
      ids.putIfAbsent(channel.nameZh() + "渠道", channel.id());
      ids.put(channel.nameZh(), channel.id());
      ids.put(channel.nameEn(), channel.id());
      ids.put(channel.code(), channel.id());
    }
    return ids;
  }

  @Override
  public long unknownChannel() {
    return UNKNOWN_CHANNEL;
  }

  @Override
  public Optional<ShopView> shop(String platform, String code) {
    return queries.shop(platform, code);
  }

  @Override
  public ShopView shopOrNew(String platform, String code, String name, long channelId, @Nullable Long partnerId, @Nullable Long entityId) {
    store.makeShop(platform, code, name, channelId, partnerId, entityId);
    return queries.shop(platform, code).orElseThrow();
  }
}
