package io.mingqu.network.partner.internal;

import io.mingqu.kernel.partner.Hierarchy;
import io.mingqu.network.partner.LinkRole;
import io.mingqu.network.partner.PartnerStatus;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stood above and below whom on a day, as known at a cut. */
@Component
class HierarchyQueries {
  private static final String HOLDS = """
      l.valid_from <= :day AND (l.valid_to IS NULL OR l.valid_to > :day) AND l.known_seal <= :seal AND (l.void_seal IS NULL OR l.void_seal > :seal)""";
  private static final int DEPTH_MAX = 50;
  private final JdbcClient sql;

  HierarchyQueries(JdbcClient sql) {
    this.sql = sql;
  }

  List<Long> childrenOf(long partnerId, LinkRole role, LocalDate date, long sealNo) {
    return sql.sql("SELECT DISTINCT l.child_id FROM partner.link l WHERE l.parent_id = :id AND l.role = :role AND " + HOLDS + " ORDER BY 1")
        .param("id", partnerId).param("role", role.name()).param("day", date).param("seal", sealNo).query(Long.class).list();
  }

  List<Long> ancestorsOf(long partnerId, LinkRole role, LocalDate date, long sealNo) {
    return sql.sql("""
        WITH RECURSIVE above AS (
          SELECT :id::bigint AS id, 0 AS steps
          UNION
          SELECT l.parent_id, above.steps + 1 FROM above JOIN partner.link l ON l.child_id = above.id
          WHERE l.role = :role AND above.steps < :max AND %s
        )
        SELECT id FROM above WHERE steps > 0 GROUP BY id ORDER BY min(steps), id""".formatted(HOLDS))
        .param("id", partnerId).param("role", role.name()).param("day", date).param("seal", sealNo).param("max", DEPTH_MAX).query(Long.class).list();
  }

  /** The edges of a role as everything known by now has them. */
  List<Hierarchy.Edge> edges(LinkRole role) {
    return sql.sql("SELECT child_id, parent_id, valid_from, valid_to FROM partner.link WHERE role = :role AND void_seal IS NULL")
        .param("role", role.name()).query((row, n) -> new Hierarchy.Edge(row.getLong(1), row.getLong(2), row.getDate(3).toLocalDate(),
            PartnerRecordQueries.date(row.getDate(4)))).list();
  }

  /** Own codes, to name the partners of a refused circle. */
  Map<Long, String> codes(Collection<Long> ids) {
    Map<Long, String> codes = new HashMap<>();
    sql.sql("SELECT id, code FROM partner.partner WHERE id = ANY (:ids::bigint[])").param("ids", ids.toArray(Long[]::new)).query(row -> {
      codes.put(row.getLong(1), row.getString(2));
    });
    return codes;
  }

  /** Everything above, nearest first, or everything below, in all roles or one. At most {@code limit} partners. */
  List<PartnerViews.Node> nodes(long startId, boolean upwards, @Nullable LinkRole role, LocalDate date, int limit) {
    String from = upwards ? "child_id" : "parent_id";
    String to = upwards ? "parent_id" : "child_id";
    return sql.sql("""
        WITH RECURSIVE walk AS (
          SELECT :id::bigint AS id, NULL::bigint AS via, NULL::text AS role, 0 AS steps, ARRAY[:id::bigint] AS path
          UNION ALL
          SELECT l.%2$s, walk.id, l.role, walk.steps + 1, walk.path || l.%2$s FROM walk JOIN partner.link l ON l.%1$s = walk.id
          WHERE (:role::text IS NULL OR l.role = :role) AND walk.steps < :max AND NOT l.%2$s = ANY (walk.path) AND %3$s
        )
        SELECT DISTINCT ON (walk.steps, walk.path) p.id, p.code, p.legal_name, p.status, a.type, walk.via, walk.role, walk.steps
        FROM walk JOIN partner.partner p ON p.id = walk.id LEFT JOIN partner.attributes_on(:day, :seal) a ON a.partner_id = p.id
        WHERE walk.steps > 0 ORDER BY walk.steps, walk.path, walk.role LIMIT :limit""".formatted(from, to, HOLDS))
        .param("id", startId).param("role", role == null ? null : role.name()).param("day", date).param("seal", Partners.NOW).param("max", DEPTH_MAX)
        .param("limit", limit).query(HierarchyQueries::node).list();
  }

  private static PartnerViews.Node node(ResultSet row, int n) throws SQLException {
    String type = row.getString("type");
    return new PartnerViews.Node(row.getString("id"), row.getString("code"), row.getString("legal_name"),
        PartnerStatus.valueOf(row.getString("status")), type == null ? null : PartnerType.valueOf(type), row.getString("via"),
        LinkRole.valueOf(row.getString("role")), row.getInt("steps"));
  }
}
