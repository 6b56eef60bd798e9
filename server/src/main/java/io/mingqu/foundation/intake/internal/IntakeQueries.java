package io.mingqu.foundation.intake.internal;

import io.mingqu.foundation.intake.internal.mapping.MappingSpec;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads batches, held rows, mappings and value maps for the screens. */
@Component
@Transactional(readOnly = true)
class IntakeQueries {
  private static final TypeReference<Map<String, Object>> JSON_OBJECT = new TypeReference<>() {};
  private static final String BATCH = """
      SELECT b.*, s.code AS source, m.name AS mapping_name, m.version AS mapping_version,
        (SELECT count(*) FROM intake.held_row h WHERE h.batch_id = b.id AND h.state = 'HELD') AS held_open,
        (SELECT u.id FROM intake.batch u WHERE u.undoes_id = b.id) AS undone_by
      FROM intake.batch b LEFT JOIN intake.source s ON s.id = b.source_id LEFT JOIN intake.mapping m ON m.id = b.mapping_id
      """;
  private final JdbcClient sql;
  private final ReasonTexts texts;
  private final JsonMapper json = JsonMapper.shared();

  IntakeQueries(JdbcClient sql, ReasonTexts texts) {
    this.sql = sql;
    this.texts = texts;
  }

  record BatchView(String id, BatchState state, String targetKind, @Nullable String source, @Nullable String mapping, @Nullable Integer mappingVersion,
                   @Nullable String fileId, String fileName, @Nullable String parentId, @Nullable String undoesId, @Nullable String undoneBy,
                   @Nullable Long sealNo, @Nullable Instant sealedAt, @Nullable Long voidedBySeal, long rowsRead, long rowsSkipped, long rowsHeld,
                   long heldOpen, long added, long changed, long unchanged, long removed, Map<String, Object> details, @Nullable String problemCode,
                   @Nullable String problemDetail, @Nullable Map<String, Object> problemParams, @Nullable String jobId, String createdBy, Instant createdAt) {}

  record HeldView(int no, String sheet, long rowNo, String documentNo, String reason, String detail, Map<String, Object> params, List<String> columns,
                  List<String> cells, String state) {}

  record ReasonCount(String reason, String detail, long rows, Map<String, Object> example) {}

  record MappingView(String name, int version, String targetKind, String source, MappingSpec spec, String createdBy, Instant createdAt) {}

  record ValueView(String kind, String text, String unit, String code, @Nullable String ourUnit, long factorMilli, String createdBy, Instant createdAt) {}

  BatchView batch(long id) {
    return sql.sql(BATCH + "WHERE b.id = :id").param("id", id).query(this::toBatch).optional()
        .orElseThrow(() -> Problem.notFound("batch", String.valueOf(id)));
  }

  Page<BatchView> batches(@Nullable String state, @Nullable String targetKind, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<BatchView> rows = sql.sql(BATCH + """
        WHERE b.source_id IS NOT NULL AND (CAST(:state AS text) IS NULL OR b.state = :state) AND (CAST(:kind AS text) IS NULL OR b.target_kind = :kind)
          AND b.id < :before ORDER BY b.id DESC LIMIT :limit""")
        .param("state", state).param("kind", targetKind).param("before", key == null ? Long.MAX_VALUE : number(key.getFirst()))
        .param("limit", limit + 1).query(this::toBatch).list();
    return Page.of(rows, limit, batch -> List.of(batch.id()));
  }

  List<ReasonCount> reasons(long batchId, Locale locale) {
    return sql.sql("""
        SELECT reason, count(*) AS rows, (array_agg(params ORDER BY no))[1]::text AS example FROM intake.held_row
        WHERE batch_id = :batch AND state = 'HELD' GROUP BY reason ORDER BY count(*) DESC, reason""").param("batch", batchId)
        .query((row, n) -> {
          Map<String, Object> example = object(row.getString("example"));
          return new ReasonCount(row.getString("reason"), texts.say(row.getString("reason"), example, locale), row.getLong("rows"), example);
        }).list();
  }

  Page<HeldView> held(long batchId, @Nullable String reason, int limit, @Nullable String after, Locale locale) {
    List<String> key = Page.decode(after, 1);
    List<HeldView> rows = sql.sql("""
        SELECT no, sheet, row_no, document_no, reason, params::text AS params, columns, cells, state FROM intake.held_row
        WHERE batch_id = :batch AND state = 'HELD' AND (CAST(:reason AS text) IS NULL OR reason = :reason) AND no > :after ORDER BY no LIMIT :limit""")
        .param("batch", batchId).param("reason", reason).param("after", key == null ? 0 : number(key.getFirst())).param("limit", limit + 1)
        .query((row, n) -> {
          Map<String, Object> params = object(row.getString("params"));
          return new HeldView(row.getInt("no"), row.getString("sheet"), row.getLong("row_no"), row.getString("document_no"), row.getString("reason"),
              texts.say(row.getString("reason"), params, locale), params, cells(row, "columns"), cells(row, "cells"), row.getString("state"));
        }).list();
    return Page.of(rows, limit, held -> List.of(String.valueOf(held.no())));
  }

  List<MappingView> mappings(@Nullable String targetKind) {
    return sql.sql("""
        SELECT DISTINCT ON (m.name) m.name, m.version, m.target_kind, s.code AS source, m.spec::text AS spec, m.created_by, m.created_at, m.retired
        FROM intake.mapping m JOIN intake.source s ON s.id = m.source_id
        WHERE CAST(:kind AS text) IS NULL OR m.target_kind = :kind ORDER BY m.name, m.version DESC""").param("kind", targetKind)
        .query((row, n) -> row.getBoolean("retired") ? Optional.<MappingView>empty() : Optional.of(toMapping(row))).list().stream()
        .flatMap(Optional::stream).toList();
  }

  MappingView mapping(String name) {
    return sql.sql("""
        SELECT m.name, m.version, m.target_kind, s.code AS source, m.spec::text AS spec, m.created_by, m.created_at
        FROM intake.mapping m JOIN intake.source s ON s.id = m.source_id WHERE m.name = :name ORDER BY m.version DESC LIMIT 1""").param("name", name)
        .query((row, n) -> toMapping(row)).optional().orElseThrow(() -> Problem.notFound("mapping", name));
  }

  List<ValueView> values(String source, @Nullable String kind) {
    return sql.sql("""
        SELECT v.kind, v.text, v.unit, v.code, v.our_unit, v.factor_milli, v.created_by, v.created_at
        FROM intake.value_map v JOIN intake.source s ON s.id = v.source_id
        WHERE s.code = :source AND (CAST(:kind AS text) IS NULL OR v.kind = :kind) ORDER BY v.kind, v.text, v.unit LIMIT 5000""")
        .param("source", source).param("kind", kind)
        .query((row, n) -> new ValueView(row.getString("kind"), row.getString("text"), row.getString("unit"), row.getString("code"),
            row.getString("our_unit"), row.getLong("factor_milli"), row.getString("created_by"), instant(row, "created_at"))).list();
  }

  List<String> sources() {
    return sql.sql("SELECT code FROM intake.source ORDER BY code").query(String.class).list();
  }

  Map<String, Object> sealFigures() {
    return sql.sql("""
        SELECT (SELECT last_seal FROM intake.seal_head) AS last_seal, count(*) AS seals, coalesce(max(seal_no), 0) AS highest
        FROM intake.batch WHERE seal_no IS NOT NULL""")
        .query((row, n) -> Map.<String, Object>of("lastSeal", row.getLong("last_seal"), "seals", row.getLong("seals"), "highest", row.getLong("highest"))).single();
  }

  private BatchView toBatch(ResultSet row, int number) throws SQLException {
    String params = row.getString("problem_params");
    return new BatchView(row.getString("id"), BatchState.valueOf(row.getString("state")), row.getString("target_kind"), row.getString("source"),
        row.getString("mapping_name"), (Integer) row.getObject("mapping_version"), row.getString("file_id"), row.getString("file_name"),
        row.getString("parent_id"), row.getString("undoes_id"), row.getString("undone_by"), (Long) row.getObject("seal_no"),
        row.getObject("sealed_at") == null ? null : instant(row, "sealed_at"), (Long) row.getObject("voided_by_seal"), row.getLong("rows_read"),
        row.getLong("rows_skipped"), row.getLong("rows_held"), row.getLong("held_open"), row.getLong("added"), row.getLong("changed"),
        row.getLong("unchanged"), row.getLong("removed"), object(row.getString("details")), row.getString("problem_code"),
        params == null ? null : texts.say(row.getString("problem_code"), object(params), LocaleContextHolder.getLocale()),
        params == null ? null : object(params), row.getString("job_id"), row.getString("created_by"), instant(row, "created_at"));
  }

  private MappingView toMapping(ResultSet row) throws SQLException {
    return new MappingView(row.getString("name"), row.getInt("version"), row.getString("target_kind"), row.getString("source"),
        json.readValue(row.getString("spec"), MappingSpec.class), row.getString("created_by"), instant(row, "created_at"));
  }

  private Map<String, Object> object(String text) {
    return json.readValue(text, JSON_OBJECT);
  }

  private static List<String> cells(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", text));
    }
  }
}
