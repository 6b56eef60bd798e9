package io.mingqu.network.partner.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appends versions of attributes; a version is never edited, only voided by a later seal. */
@Component
class AttributeStore {
  private final JdbcClient sql;

  AttributeStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** Takes the place of what stood for the same day. */
  void record(long partnerId, AttributeKind kind, String value, LocalDate validFrom, long sealNo, Instant at, String by) {
    sql.sql("""
        UPDATE partner.attribute SET void_seal = :seal
        WHERE partner_id = :partner AND kind = :kind AND valid_from = :day AND void_seal IS NULL""")
        .param("seal", sealNo).param("partner", partnerId).param("kind", kind.name()).param("day", validFrom).update();
    sql.sql("""
        INSERT INTO partner.attribute (partner_id, kind, value, valid_from, known_seal, recorded_at, recorded_by)
        VALUES (:partner, :kind, :value, :day, :seal, :at, :by)""")
        .param("partner", partnerId).param("kind", kind.name()).param("value", value).param("day", validFrom).param("seal", sealNo)
        .param("at", Timestamp.from(at)).param("by", by).update();
  }

  /** The value that holds on a day as known now. */
  Optional<String> valueOn(long partnerId, AttributeKind kind, LocalDate day) {
    return sql.sql("""
        SELECT value FROM partner.attribute WHERE partner_id = :partner AND kind = :kind AND valid_from <= :day AND void_seal IS NULL
        ORDER BY valid_from DESC LIMIT 1""").param("partner", partnerId).param("kind", kind.name()).param("day", day).query(String.class).optional();
  }

  /** Voids one version that still stands; false when there is none. */
  boolean withdraw(long partnerId, long attributeId, long sealNo) {
    return sql.sql("UPDATE partner.attribute SET void_seal = :seal WHERE id = :id AND partner_id = :partner AND void_seal IS NULL")
        .param("seal", sealNo).param("id", attributeId).param("partner", partnerId).update() == 1;
  }
}
