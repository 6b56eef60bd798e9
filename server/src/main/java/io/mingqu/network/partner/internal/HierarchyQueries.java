package io.mingqu.network.partner.internal;

import io.mingqu.network.partner.LinkRole;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stood above and below whom on a day, as known at a cut. */
@Component
class HierarchyQueries {
  private final JdbcClient sql;

  HierarchyQueries(JdbcClient sql) {
    this.sql = sql;
  }

  List<Long> childrenOf(long partnerId, LinkRole role, LocalDate date, long sealNo) {
    return sql.sql("""
        SELECT DISTINCT child_id FROM partner.link
        WHERE parent_id = :id AND role = :role AND valid_from <= :day AND (valid_to IS NULL OR valid_to > :day)
          AND known_seal <= :seal AND (void_seal IS NULL OR void_seal > :seal)
        ORDER BY 1""")
        .param("id", partnerId).param("role", role.name()).param("day", date).param("seal", sealNo).query(Long.class).list();
  }

  List<Long> ancestorsOf(long partnerId, LinkRole role, LocalDate date, long sealNo) {
    return sql.sql("""
        WITH RECURSIVE above AS (
          SELECT :id::bigint AS id, 0 AS steps
          UNION
          SELECT l.parent_id, above.steps + 1
          FROM above JOIN partner.link l ON l.child_id = above.id
          WHERE l.role = :role AND l.valid_from <= :day AND (l.valid_to IS NULL OR l.valid_to > :day)
            AND l.known_seal <= :seal AND (l.void_seal IS NULL OR l.void_seal > :seal) AND above.steps < 100
        )
        SELECT id FROM above WHERE steps > 0 GROUP BY id ORDER BY min(steps), id""")
        .param("id", partnerId).param("role", role.name()).param("day", date).param("seal", sealNo).query(Long.class).list();
  }
}
