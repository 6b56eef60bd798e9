package io.mingqu.network.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What other modules may ask about channels and shops; joins the caller's transaction and scope. */
public interface Channels {
  List<ChannelView> all();

  OptionalLong idByCode(String code);

  /** {@code code → id}; Chinese and English names lead to the same ids. */
  Map<String, Long> idsByCodeOrName();

  /** The declared channel for lines that state none 未知渠道. */
  long unknownChannel();

  Optional<ShopView> shop(String platform, String code);

  /** The shop, made when it is new. */
  ShopView shopOrNew(String platform, String code, String name, long channelId, @Nullable Long partnerId, @Nullable Long entityId);
}
