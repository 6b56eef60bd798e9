package io.mingqu.network.channel.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChannelStore {
  private final JdbcClient sql;

  ChannelStore(JdbcClient sql) {
    this.sql = sql;
  }

  void makeShop(String platform, String code, String name, long channelId, @Nullable Long partnerId, @Nullable Long entityId) {
    sql.sql("""
        INSERT INTO channel.shop (channel_id, platform, code, name, partner_id, entity_id)
        VALUES (:channel, :platform, :code, :name, :partner, :entity) ON CONFLICT (platform, code) DO NOTHING""")
        .param("channel", channelId).param("platform", platform).param("code", code).param("name", name).param("partner", partnerId)
        .param("entity", entityId).update();
  }
}
