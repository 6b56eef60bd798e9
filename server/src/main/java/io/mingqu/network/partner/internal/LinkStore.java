package io.mingqu.network.partner.internal;

import io.mingqu.network.partner.LinkRole;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appends edges of the hierarchy; an edge that ends is voided and said anew with its end. */
@Component
class LinkStore {
  private final JdbcClient sql;

  LinkStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Link(long childId, long parentId, LinkRole role, LocalDate validFrom, @Nullable LocalDate validTo) {}

  /** Two edges written at once could close a circle that neither sees: one hierarchy change at a time. */
  void lockHierarchy() {
    sql.sql("SELECT pg_advisory_xact_lock(hashtext('partner.hierarchy'))").query((row, n) -> 0).single();
  }

  long add(Link link, long sealNo, Instant at, String by) {
    return sql.sql("""
        INSERT INTO partner.link (child_id, parent_id, role, valid_from, valid_to, known_seal, recorded_at, recorded_by)
        VALUES (:child, :parent, :role, :from, :to, :seal, :at, :by) RETURNING id""")
        .param("child", link.childId()).param("parent", link.parentId()).param("role", link.role().name()).param("from", link.validFrom())
        .param("to", link.validTo()).param("seal", sealNo).param("at", Timestamp.from(at)).param("by", by).query(Long.class).single();
  }

  Optional<Link> standing(long childId, long linkId) {
    return sql.sql("SELECT child_id, parent_id, role, valid_from, valid_to FROM partner.link WHERE id = :id AND child_id = :child AND void_seal IS NULL")
        .param("id", linkId).param("child", childId)
        .query((row, n) -> new Link(row.getLong(1), row.getLong(2), LinkRole.valueOf(row.getString(3)), row.getDate(4).toLocalDate(),
            PartnerRecordQueries.date(row.getDate(5)))).optional();
  }

  void voidLink(long linkId, long sealNo) {
    sql.sql("UPDATE partner.link SET void_seal = :seal WHERE id = :id AND void_seal IS NULL").param("seal", sealNo).param("id", linkId).update();
  }
}
