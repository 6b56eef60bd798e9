package io.mingqu.network.store.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OutletStore {
  private final JdbcClient sql;
  private final Clock clock;

  OutletStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Empty when the code is taken. */
  Optional<Long> add(StoreApi.Stated stated, long channelId) {
    return sql.sql("""
        INSERT INTO store.store (code, name, partner_id, channel_id, region_unit_id, province, city, district, latitude_e6, longitude_e6, created_at)
        VALUES (:code, :name, :partner, :channel, :region, :province, :city, :district, :latitude, :longitude, :at)
        ON CONFLICT (code) DO NOTHING RETURNING id""")
        .param("code", orEmpty(stated.code())).param("name", orEmpty(stated.name())).param("partner", stated.partnerId()).param("channel", channelId)
        .param("region", stated.regionUnitId()).param("province", orEmpty(stated.province())).param("city", orEmpty(stated.city()))
        .param("district", orEmpty(stated.district())).param("latitude", stated.latitudeE6()).param("longitude", stated.longitudeE6())
        .param("at", Timestamp.from(clock.instant())).query(Long.class).optional();
  }

  boolean change(long id, StoreApi.Stated stated) {
    return sql.sql("""
        UPDATE store.store SET name = coalesce(nullif(:name, ''), name), partner_id = coalesce(:partner::bigint, partner_id),
          channel_id = coalesce(:channel::bigint, channel_id), region_unit_id = coalesce(:region::bigint, region_unit_id),
          province = coalesce(:province, province), city = coalesce(:city, city), district = coalesce(:district, district),
          latitude_e6 = coalesce(:latitude::int, latitude_e6), longitude_e6 = coalesce(:longitude::int, longitude_e6),
          status = CASE :closed::boolean WHEN true THEN 'CLOSED' WHEN false THEN 'ACTIVE' ELSE status END
        WHERE id = :id""").param("id", id).param("name", stated.name()).param("partner", stated.partnerId()).param("channel", stated.channelId())
        .param("region", stated.regionUnitId()).param("province", stated.province()).param("city", stated.city())
        .param("district", stated.district()).param("latitude", stated.latitudeE6()).param("longitude", stated.longitudeE6())
        .param("closed", stated.closed()).update() == 1;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
