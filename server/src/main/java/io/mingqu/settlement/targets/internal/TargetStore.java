package io.mingqu.settlement.targets.internal;

import io.mingqu.settlement.targets.TargetMeasure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TargetStore {
  record Sheet(long id, String code, int version, String titleZh, String titleEn, int year, TargetMeasure measure, @Nullable String currency,
      @Nullable Long entityId, String state, String createdBy) {}

  private final JdbcClient sql;

  TargetStore(JdbcClient sql) {
    this.sql = sql;
  }

  long insert(String code, int version, String titleZh, String titleEn, int year, TargetMeasure measure, @Nullable String currency,
      @Nullable Long entityId, String createdBy, Instant at) {
    return sql.sql("""
        INSERT INTO targets.sheet (code, version, title_zh, title_en, year, measure, currency, entity_id, state, created_by, created_at)
        VALUES (:code, :version, :zh, :en, :year, :measure, :currency, :entity, 'DRAFT', :by, :at) RETURNING id""")
        .param("code", code).param("version", version).param("zh", titleZh).param("en", titleEn).param("year", year)
        .param("measure", measure.name()).param("currency", currency).param("entity", entityId).param("by", createdBy)
        .param("at", at.atOffset(ZoneOffset.UTC)).query(Long.class).single();
  }

  Optional<Sheet> locked(long id) {
    return sql.sql("""
        SELECT id, code, version, title_zh, title_en, year, measure, currency, entity_id, state, created_by FROM targets.sheet
        WHERE id = :id FOR UPDATE""").param("id", id)
        .query((row, n) -> new Sheet(row.getLong(1), row.getString(2), row.getInt(3), row.getString(4), row.getString(5), row.getInt(6),
            TargetMeasure.valueOf(row.getString(7)), row.getString(8), (Long) row.getObject(9), row.getString(10), row.getString(11))).optional();
  }

  int lastVersion(String code) {
    return sql.sql("SELECT coalesce(max(version), 0) FROM targets.sheet WHERE code = :code").param("code", code).query(Integer.class).single();
  }

  boolean hasDraft(String code) {
    return sql.sql("SELECT EXISTS (SELECT FROM targets.sheet WHERE code = :code AND state = 'DRAFT')").param("code", code).query(Boolean.class).single();
  }

  void copyGoals(long fromSheet, long toSheet) {
    sql.sql("""
        INSERT INTO targets.goal (sheet_id, partner_id, month, amount)
        SELECT :to, partner_id, month, amount FROM targets.goal WHERE sheet_id = :from""").param("to", toSheet).param("from", fromSheet).update();
  }

  void putGoals(long sheet, long[] partners, int[] months, long[] amounts) {
    sql.sql("""
        INSERT INTO targets.goal (sheet_id, partner_id, month, amount)
        SELECT :sheet, * FROM unnest(:partners::bigint[], :months::int[], :amounts::bigint[])
        ON CONFLICT (sheet_id, partner_id, month) DO UPDATE SET amount = excluded.amount""")
        .param("sheet", sheet).param("partners", partners).param("months", months).param("amounts", amounts).update();
  }

  void clear(long sheet) {
    sql.sql("DELETE FROM targets.goal WHERE sheet_id = :sheet").param("sheet", sheet).update();
  }

  void publish(long id, String code, String by, Instant at) {
    sql.sql("UPDATE targets.sheet SET state = 'SUPERSEDED' WHERE code = :code AND state = 'PUBLISHED'").param("code", code).update();
    sql.sql("UPDATE targets.sheet SET state = 'PUBLISHED', published_by = :by, published_at = :at WHERE id = :id")
        .param("by", by).param("at", at.atOffset(ZoneOffset.UTC)).param("id", id).update();
  }
}
