package io.mingqu.network.partner.internal;

import io.mingqu.network.partner.PartnerAttributes;
import io.mingqu.network.partner.PartnerStatus;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.network.partner.TradeMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads for other modules: codes to ids, partners as they count today, attributes of all partners as of a day and a cut. */
@Component
class PartnerQueries {
  /** Days of the brand are days in China. */
  static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");
  private final JdbcClient sql;
  private final Clock clock;

  PartnerQueries(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BUSINESS_ZONE);
  }

  OptionalLong idByCode(String source, String code) {
    return sql.sql("SELECT partner_id FROM partner.external_code WHERE source = :source AND code = :code")
        .param("source", source).param("code", code).query(Long.class).optional().map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  Map<String, Long> idsByCode(String source) {
    return ids(sql.sql("SELECT code, partner_id FROM partner.external_code WHERE source = :source").param("source", source));
  }

  Map<String, Long> idsByCode(String source, List<String> codes) {
    return ids(sql.sql("SELECT code, partner_id FROM partner.external_code WHERE source = :source AND code = ANY (:codes::text[])")
        .param("source", source).param("codes", codes.toArray(String[]::new)));
  }

  Map<String, Long> idsByOwnCode() {
    return ids(sql.sql("SELECT code, id FROM partner.partner"));
  }

  private static Map<String, Long> ids(JdbcClient.StatementSpec statement) {
    Map<String, Long> ids = new HashMap<>();
    statement.query(row -> {
      ids.put(row.getString(1), row.getLong(2));
    });
    return ids;
  }

  Map<Long, PartnerView> byIds(Collection<Long> ids) {
    Map<Long, PartnerView> views = new HashMap<>();
    sql.sql("""
        SELECT p.id, p.code, p.legal_name, p.short_name, p.status, a.type, a.trade_mode, a.tier, a.region_unit_id,
               coalesce(p.settles_through, p.id) AS settles_through, p.channel_id,
               ARRAY(SELECT b.entity_id FROM partner.brand_entity b WHERE b.partner_id = p.id ORDER BY 1) AS entities
        FROM partner.partner p LEFT JOIN partner.attributes_on(:day, :now) a ON a.partner_id = p.id
        WHERE p.id = ANY (:ids::bigint[])""")
        .param("day", today()).param("now", Partners.NOW).param("ids", ids.toArray(Long[]::new))
        .query(row -> {
          views.put(row.getLong("id"), view(row));
        });
    return views;
  }

  private static PartnerView view(ResultSet row) throws SQLException {
    return new PartnerView(row.getLong("id"), row.getString("code"), row.getString("legal_name"), row.getString("short_name"),
        PartnerStatus.valueOf(row.getString("status")), type(row.getString("type")), tradeMode(row.getString("trade_mode")), row.getString("tier"),
        row.getObject("region_unit_id", Long.class), row.getLong("settles_through"), row.getLong("channel_id"),
        Arrays.stream(longs(row.getArray("entities"))).boxed().toList());
  }

  /** How much there is, and checksums over business columns: no ids, no clock times. */
  Map<String, Object> figures() {
    return sql.sql("""
        SELECT (SELECT count(*) FROM partner.partner) AS "partners", (SELECT count(*) FROM partner.external_code) AS "codes",
          (SELECT count(*) FROM partner.attribute WHERE void_seal IS NULL) AS "attributes",
          (SELECT md5(coalesce(string_agg(concat_ws('|', p.code, p.legal_name, p.short_name, p.uscc, p.status), chr(10) ORDER BY p.code), ''))
           FROM partner.partner p) AS "partnerSum",
          (SELECT md5(coalesce(string_agg(concat_ws('|', p.code, a.kind, CASE a.kind WHEN 'REGION' THEN '' ELSE a.value END, a.valid_from), chr(10)
                                          ORDER BY p.code, a.kind, a.valid_from), ''))
           FROM partner.attribute a JOIN partner.partner p ON p.id = a.partner_id WHERE a.void_seal IS NULL) AS "attributeSum"
        """)
        .query().singleRow();
  }

  Set<Long> channelIds() {
    return new HashSet<>(sql.sql("SELECT DISTINCT channel_id FROM partner.partner").query(Long.class).list());
  }

  Set<Long> ofUnits(Set<Long> unitIds, LocalDate day) {
    return new HashSet<>(sql.sql("SELECT partner_id FROM partner.attributes_on(:day, :now) WHERE region_unit_id = ANY (:units::bigint[])")
        .param("day", day).param("now", Partners.NOW).param("units", unitIds.toArray(Long[]::new)).query(Long.class).list());
  }

  PartnerAttributes attributesAsOf(LocalDate date, long sealNo) {
    Columns columns = new Columns();
    sql.sql("""
        SELECT p.id, a.type, a.trade_mode, a.tier, coalesce(a.region_unit_id, 0), coalesce(p.settles_through, p.id), p.channel_id, b.entities
        FROM partner.partner p
        JOIN partner.attributes_on(:day, :seal) a ON a.partner_id = p.id
        LEFT JOIN (SELECT partner_id, array_agg(entity_id ORDER BY entity_id) AS entities FROM partner.brand_entity GROUP BY 1) b
               ON b.partner_id = p.id
        ORDER BY p.id""").param("day", date).param("seal", sealNo).query(columns::add);
    return columns.attributes();
  }

  private static final class Columns {
    private final List<Object[]> rows = new ArrayList<>();

    void add(ResultSet row) throws SQLException {
      rows.add(new Object[] {row.getLong(1), type(row.getString(2)), tradeMode(row.getString(3)), row.getString(4), row.getLong(5), row.getLong(6),
          row.getLong(7), longs(row.getArray(8))});
    }

    PartnerAttributes attributes() {
      return new PartnerAttributes(longColumn(0), rows.stream().map(r -> (PartnerType) r[1]).toArray(PartnerType[]::new),
          rows.stream().map(r -> (TradeMode) r[2]).toArray(TradeMode[]::new), rows.stream().map(r -> (String) r[3]).toArray(String[]::new),
          longColumn(4), longColumn(5), longColumn(6), rows.stream().map(r -> (long[]) r[7]).toArray(long[][]::new));
    }

    private long[] longColumn(int at) {
      return rows.stream().mapToLong(r -> (Long) r[at]).toArray();
    }
  }

  /** A partner has a type from some day on; before that it counts as unknown. */
  static PartnerType type(@Nullable String text) {
    return text == null ? PartnerType.UNKNOWN : PartnerType.valueOf(text);
  }

  static TradeMode tradeMode(@Nullable String text) {
    return text == null ? TradeMode.BUYOUT : TradeMode.valueOf(text);
  }

  private static long[] longs(@Nullable Array array) throws SQLException {
    return array == null ? new long[0] : Arrays.stream((Long[]) array.getArray()).mapToLong(Long::longValue).toArray();
  }
}
