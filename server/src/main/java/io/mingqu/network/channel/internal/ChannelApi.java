package io.mingqu.network.channel.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.network.channel.ChannelType;
import io.mingqu.network.channel.ChannelView;
import io.mingqu.network.channel.ShopView;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class ChannelApi {
  private final ChannelQueries queries;
  private final ChannelStore store;
  private final Audit audit;

  ChannelApi(ChannelQueries queries, ChannelStore store, Audit audit) {
    this.queries = queries;
    this.store = store;
    this.audit = audit;
  }

  record Channel(String id, String code, String nameZh, String nameEn, ChannelType type, boolean closed) {
    static Channel of(ChannelView view) {
      return new Channel(String.valueOf(view.id()), view.code(), view.nameZh(), view.nameEn(), view.type(), view.closed());
    }
  }

  record Shop(String id, String channelId, String platform, String code, String name, @Nullable String partnerId, @Nullable String entityId,
      boolean closed) {
    static Shop of(ShopView view) {
      return new Shop(String.valueOf(view.id()), String.valueOf(view.channelId()), view.platform(), view.code(), view.name(), text(view.partnerId()),
          text(view.entityId()), view.closed());
    }

    private static @Nullable String text(@Nullable Long id) {
      return id == null ? null : id.toString();
    }
  }

  record NewChannel(String code, String nameZh, String nameEn, ChannelType type) {}

  record ChangedChannel(@Nullable String nameZh, @Nullable String nameEn, @Nullable Boolean closed) {}

  record NewShop(Long channelId, String platform, String code, String name, @Nullable Long partnerId, @Nullable Long entityId) {}

  record ChangedShop(@Nullable String name, @Nullable Long channelId, @Nullable Long partnerId, @Nullable Long entityId, @Nullable Boolean closed) {}

  @GetMapping("/channels")
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  Page<Channel> channels() {
    return new Page<>(queries.all().stream().map(Channel::of).toList(), null);
  }

  @GetMapping("/shops")
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  Page<Shop> shops() {
    return new Page<>(queries.shops().stream().map(Shop::of).toList(), null);
  }

  @PostMapping("/channels")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  Channel addChannel(@RequestBody NewChannel wanted) {
    if (!wanted.code().matches("[A-Z0-9][A-Z0-9_-]{0,39}")) {
      throw Problem.of("channel.bad-code", 422, Map.of("code", wanted.code()));
    }
    named(wanted.nameZh());
    named(wanted.nameEn());
    long id = store.addChannel(wanted.code(), wanted.nameZh().strip(), wanted.nameEn().strip(), wanted.type())
        .orElseThrow(() -> Problem.of("channel.code-taken", 409, Map.of("code", wanted.code())));
    audit.record("channel.created", "channel", String.valueOf(id), Map.of("code", wanted.code(), "type", wanted.type().name()));
    return channel(id);
  }

  @PatchMapping("/channels/{id}")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  Channel changeChannel(@PathVariable long id, @RequestBody ChangedChannel wanted) {
    if (id == ChannelDirectory.UNKNOWN_CHANNEL && Boolean.TRUE.equals(wanted.closed())) {
      throw Problem.of("channel.unknown-stays", 422);
    }
    if (!store.changeChannel(id, wanted.nameZh(), wanted.nameEn(), wanted.closed())) {
      throw Problem.notFound("channel", String.valueOf(id));
    }
    audit.record("channel.changed", "channel", String.valueOf(id), Map.of("closed", String.valueOf(wanted.closed())));
    return channel(id);
  }

  @PostMapping("/shops")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  Shop addShop(@RequestBody NewShop wanted) {
    named(wanted.platform());
    named(wanted.code());
    named(wanted.name());
    channel(wanted.channelId());
    if (queries.shop(wanted.platform(), wanted.code()).isPresent()) {
      throw Problem.of("channel.shop-taken", 409, Map.of("platform", wanted.platform(), "code", wanted.code()));
    }
    store.makeShop(wanted.platform(), wanted.code(), wanted.name(), wanted.channelId(), wanted.partnerId(), wanted.entityId());
    ShopView shop = queries.shop(wanted.platform(), wanted.code()).orElseThrow();
    audit.record("channel.shop-created", "shop", String.valueOf(shop.id()), Map.of("platform", wanted.platform(), "code", wanted.code()));
    return Shop.of(shop);
  }

  @PatchMapping("/shops/{id}")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  Shop changeShop(@PathVariable long id, @RequestBody ChangedShop wanted) {
    if (wanted.channelId() != null) {
      channel(wanted.channelId());
    }
    if (!store.changeShop(id, wanted.name(), wanted.channelId(), wanted.partnerId(), wanted.entityId(), wanted.closed())) {
      throw Problem.notFound("shop", String.valueOf(id));
    }
    audit.record("channel.shop-changed", "shop", String.valueOf(id), Map.of("closed", String.valueOf(wanted.closed())));
    return queries.shops().stream().filter(s -> s.id() == id).map(Shop::of).findFirst().orElseThrow();
  }

  private Channel channel(long id) {
    return queries.all().stream().filter(c -> c.id() == id).map(Channel::of).findFirst()
        .orElseThrow(() -> Problem.notFound("channel", String.valueOf(id)));
  }

  private static void named(String text) {
    if (text.isBlank() || text.length() > 80) {
      throw Problem.of("channel.bad-name", 422, Map.of("value", text));
    }
  }
}
