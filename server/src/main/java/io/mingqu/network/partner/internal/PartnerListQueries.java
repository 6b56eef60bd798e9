package io.mingqu.network.partner.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.network.partner.PartnerStatus;
import io.mingqu.network.partner.Partners;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of partners, by code, with its filters. */
@Component
class PartnerListQueries {
  /** Attributes of every partner in one pass: cheaper when a filter needs them all. */
  private static final String OF_ALL = "partner.attributes_on(:day, :now) a ON a.partner_id = p.id";
  /** Attributes partner by partner: cheaper when only a page of them is looked at. */
  private static final String ONE_BY_ONE = """
      LATERAL (SELECT max(v.value) FILTER (WHERE v.kind = 'TYPE') AS type, max(v.value) FILTER (WHERE v.kind = 'TRADE_MODE') AS trade_mode,
                      max(v.value) FILTER (WHERE v.kind = 'TIER') AS tier, (max(v.value) FILTER (WHERE v.kind = 'REGION'))::bigint AS region_unit_id
               FROM (SELECT DISTINCT ON (kind) kind, value FROM partner.attribute
                     WHERE partner_id = p.id AND valid_from <= :day AND known_seal <= :now AND void_seal IS NULL
                     ORDER BY kind, valid_from DESC) v) a ON true""";
  private final JdbcClient sql;

  PartnerListQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** Null means any. {@code q} looks into codes and names; {@code regions} holds the wanted unit and all below it. */
  record Filter(@Nullable String q, @Nullable String type, @Nullable String tradeMode, @Nullable String tier, @Nullable Set<Long> regions,
      @Nullable PartnerStatus status, @Nullable Long channelId, @Nullable Long entityId) {
    boolean asksAttributes() {
      return type != null || tradeMode != null || tier != null || regions != null;
    }
  }

  Page<PartnerViews.Row> page(Filter filter, LocalDate day, RegionNames regions, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<PartnerViews.Row> rows = sql.sql("""
        SELECT p.id, p.code, p.legal_name, p.short_name, p.status, p.channel_id, a.type, a.trade_mode, a.tier, a.region_unit_id,
               ARRAY(SELECT b.entity_id FROM partner.brand_entity b WHERE b.partner_id = p.id ORDER BY 1) AS entities
        FROM partner.partner p LEFT JOIN %s
        WHERE (:after::text IS NULL OR p.code > :after)
          AND (:status::text IS NULL OR p.status = :status)
          AND (:channel::bigint IS NULL OR p.channel_id = :channel)
          AND (:type::text IS NULL OR a.type = :type)
          AND (:mode::text IS NULL OR a.trade_mode = :mode)
          AND (:tier::text IS NULL OR a.tier = :tier)
          AND (:regions::bigint[] IS NULL OR a.region_unit_id = ANY (:regions::bigint[]))
          AND (:entity::bigint IS NULL OR EXISTS (SELECT 1 FROM partner.brand_entity b WHERE b.partner_id = p.id AND b.entity_id = :entity))
          AND (:q::text IS NULL OR p.code ILIKE :q OR p.legal_name ILIKE :q OR p.short_name ILIKE :q
               OR EXISTS (SELECT 1 FROM partner.external_code e WHERE e.partner_id = p.id AND e.code ILIKE :q))
        ORDER BY p.code LIMIT :limit""".formatted(filter.asksAttributes() ? OF_ALL : ONE_BY_ONE))
        .param("day", day).param("now", Partners.NOW).param("after", key == null ? null : key.getFirst())
        .param("status", filter.status() == null ? null : filter.status().name()).param("channel", filter.channelId()).param("type", filter.type())
        .param("mode", filter.tradeMode()).param("tier", filter.tier())
        .param("regions", filter.regions() == null ? null : filter.regions().toArray(Long[]::new)).param("entity", filter.entityId())
        .param("q", like(filter.q())).param("limit", limit + 1)
        .query((row, n) -> row(row, regions)).list();
    return Page.of(rows, limit, row -> List.of(row.code()));
  }

  private static PartnerViews.Row row(ResultSet row, RegionNames regions) throws SQLException {
    Long region = row.getObject("region_unit_id", Long.class);
    return new PartnerViews.Row(row.getString("id"), row.getString("code"), row.getString("legal_name"), row.getString("short_name"),
        PartnerStatus.valueOf(row.getString("status")), PartnerQueries.type(row.getString("type")),
        PartnerQueries.tradeMode(row.getString("trade_mode")), row.getString("tier"), region == null ? null : region.toString(), regions.zh(region),
        regions.en(region), row.getString("channel_id"),
        Arrays.stream((Long[]) row.getArray("entities").getArray()).map(String::valueOf).toList());
  }

  /** Text to look for anywhere in a value, its own wildcards taken literally. */
  static @Nullable String like(@Nullable String q) {
    if (q == null || q.isBlank()) {
      return null;
    }
    return "%" + q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
