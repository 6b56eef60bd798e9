package io.mingqu.network.channel.internal;

import io.mingqu.network.channel.ChannelType;
import io.mingqu.network.channel.ChannelView;
import io.mingqu.network.channel.ShopView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChannelQueries {
  private final JdbcClient sql;

  ChannelQueries(JdbcClient sql) {
    this.sql = sql;
  }

  List<ChannelView> all() {
    return sql.sql("SELECT id, code, name_zh, name_en, type, status FROM channel.channel ORDER BY id").query(ChannelQueries::channel).list();
  }

  List<ShopView> shops() {
    return sql.sql("SELECT * FROM channel.shop ORDER BY platform, code").query(ChannelQueries::shop).list();
  }

  Optional<ShopView> shop(String platform, String code) {
    return sql.sql("SELECT * FROM channel.shop WHERE platform = :platform AND code = :code").param("platform", platform).param("code", code)
        .query(ChannelQueries::shop).optional();
  }

  private static ChannelView channel(ResultSet row, int n) throws SQLException {
    return new ChannelView(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), ChannelType.valueOf(row.getString(5)),
        "CLOSED".equals(row.getString(6)));
  }

  private static ShopView shop(ResultSet row, int n) throws SQLException {
    return new ShopView(row.getLong("id"), row.getLong("channel_id"), row.getString("platform"), row.getString("code"), row.getString("name"),
        row.getObject("partner_id", Long.class), row.getObject("entity_id", Long.class), "CLOSED".equals(row.getString("status")));
  }
}
