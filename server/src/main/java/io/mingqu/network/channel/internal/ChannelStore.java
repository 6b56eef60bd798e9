package io.mingqu.network.channel.internal;

import io.mingqu.network.channel.ChannelType;
import java.util.Optional;
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

  /** Empty when the code is taken. */
  Optional<Long> addChannel(String code, String nameZh, String nameEn, ChannelType type) {
    return sql.sql("""
        INSERT INTO channel.channel (code, name_zh, name_en, type) VALUES (:code, :zh, :en, :type) ON CONFLICT (code) DO NOTHING RETURNING id""")
        .param("code", code).param("zh", nameZh).param("en", nameEn).param("type", type.name()).query(Long.class).optional();
  }

  boolean changeChannel(long id, @Nullable String nameZh, @Nullable String nameEn, @Nullable Boolean closed) {
    return sql.sql("""
        UPDATE channel.channel SET name_zh = coalesce(nullif(:zh, ''), name_zh), name_en = coalesce(nullif(:en, ''), name_en),
          status = CASE :closed::boolean WHEN true THEN 'CLOSED' WHEN false THEN 'ACTIVE' ELSE status END
        WHERE id = :id""").param("id", id).param("zh", nameZh).param("en", nameEn).param("closed", closed).update() == 1;
  }

  boolean changeShop(long id, @Nullable String name, @Nullable Long channelId, @Nullable Long partnerId, @Nullable Long entityId,
      @Nullable Boolean closed) {
    return sql.sql("""
        UPDATE channel.shop SET name = coalesce(nullif(:name, ''), name), channel_id = coalesce(:channel::bigint, channel_id),
          partner_id = coalesce(:partner::bigint, partner_id), entity_id = coalesce(:entity::bigint, entity_id),
          status = CASE :closed::boolean WHEN true THEN 'CLOSED' WHEN false THEN 'ACTIVE' ELSE status END
        WHERE id = :id""").param("id", id).param("name", name).param("channel", channelId).param("partner", partnerId).param("entity", entityId)
        .param("closed", closed).update() == 1;
  }
}
