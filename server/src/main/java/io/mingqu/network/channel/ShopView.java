package io.mingqu.network.channel;

import org.jspecify.annotations.Nullable;

/** A shop 店铺: one storefront of a channel on a platform; a partner may run it, a legal entity of the brand sells in it. */
public record ShopView(long id, long channelId, String platform, String code, String name, @Nullable Long partnerId, @Nullable Long entityId,
    boolean closed) {}
