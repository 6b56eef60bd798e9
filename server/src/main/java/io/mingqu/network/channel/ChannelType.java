package io.mingqu.network.channel;

/** The way to market 渠道类型. */
public enum ChannelType {
  DIRECT, AGENT, DISTRIBUTOR, RETAIL, FRANCHISE, SUPERMARKET, ECOMMERCE, SOCIAL, LIVESTREAM, PRIVATE_DOMAIN, CROSS_BORDER, UNKNOWN
}
