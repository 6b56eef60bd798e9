package io.mingqu.network.channel;

/** A channel 渠道. */
public record ChannelView(long id, String code, String nameZh, String nameEn, ChannelType type, boolean closed) {}
