package io.mingqu.foundation.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Staging and identity of records; made for {@link RecordTarget}, which subclasses only pass on. */
@Component
public class RecordStore {
  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  /** Of rows with the same key the last one speaks. */
  private static final String LAST_BY_KEY = """
      SELECT DISTINCT ON (key) no, key, content, payload FROM intake.staged_record WHERE batch_id = :batch ORDER BY key, no DESC""";
  private final JdbcClient sql;
  private final JdbcTemplate batches;

  RecordStore(JdbcClient sql, JdbcTemplate batches) {
    this.sql = sql;
    this.batches = batches;
  }

  record Numbered(long no, StagedRecord record) {}

  void clear(long batchId) {
    sql.sql("DELETE FROM intake.staged_record WHERE batch_id = :batch").param("batch", batchId).update();
  }

  void stage(long batchId, List<Numbered> records) {
    batches.batchUpdate("INSERT INTO intake.staged_record (batch_id, no, key, content, payload) VALUES (?, ?, ?, ?, ?::jsonb)",
        records, 500, (row, numbered) -> {
          String json = JSON.writeValueAsString(numbered.record().values());
          row.setLong(1, batchId);
          row.setLong(2, numbered.no());
          row.setString(3, numbered.record().key());
          row.setObject(4, hash(json));
          row.setString(5, json);
        });
  }

  Comparison compare(long batchId, int sourceId, String kind) {
    return sql.sql("""
        WITH staged AS (%s)
        SELECT count(*) FILTER (WHERE i.key IS NULL) AS added, count(*) FILTER (WHERE i.content <> s.content) AS changed,
          count(*) FILTER (WHERE i.content = s.content) AS unchanged,
          array_agg(s.key ORDER BY s.key) FILTER (WHERE i.content <> s.content) AS keys
        FROM staged s LEFT JOIN intake.record_identity i ON i.source_id = :source AND i.target_kind = :kind AND i.key = s.key
        """.formatted(LAST_BY_KEY)).param("batch", batchId).param("source", sourceId).param("kind", kind)
        .query((row, n) -> new Comparison(row.getLong("added"), row.getLong("changed"), row.getLong("unchanged"), 0, Map.of(),
            row.getArray("keys") == null ? List.of() : Arrays.stream((String[]) row.getArray("keys").getArray()).limit(50).toList())).single();
  }

  List<Numbered> changedAfter(long batchId, int sourceId, String kind, long after, int limit) {
    return sql.sql("""
        WITH staged AS (%s)
        SELECT s.no, s.key, s.payload::text AS payload FROM staged s
        LEFT JOIN intake.record_identity i ON i.source_id = :source AND i.target_kind = :kind AND i.key = s.key
        WHERE s.no > :after AND i.content IS DISTINCT FROM s.content ORDER BY s.no LIMIT :limit
        """.formatted(LAST_BY_KEY)).param("batch", batchId).param("source", sourceId).param("kind", kind)
        .param("after", after).param("limit", limit)
        .query((row, n) -> new Numbered(row.getLong("no"), new StagedRecord(row.getString("key"), JSON.readValue(row.getString("payload"), VALUES))))
        .list();
  }

  void remember(long batchId, int sourceId, String kind, List<Numbered> saved) {
    batches.batchUpdate("""
        INSERT INTO intake.record_identity (source_id, target_kind, key, content, batch_id)
        SELECT ?, ?, s.key, s.content, s.batch_id FROM intake.staged_record s WHERE s.batch_id = ? AND s.no = ?
        ON CONFLICT (source_id, target_kind, key) DO UPDATE SET content = excluded.content, batch_id = excluded.batch_id""",
        saved, 500, (row, numbered) -> {
          row.setInt(1, sourceId);
          row.setString(2, kind);
          row.setLong(3, batchId);
          row.setLong(4, numbered.no());
        });
  }

  void forgetIdentities(long batchId) {
    sql.sql("DELETE FROM intake.record_identity WHERE batch_id = :batch").param("batch", batchId).update();
  }

  /** The records this batch brought or changed, by key. */
  <T> List<T> remembered(long batchId, int sourceId, String kind, Class<T> shape) {
    return sql.sql("""
        WITH staged AS (%s)
        SELECT s.payload::text FROM staged s JOIN intake.record_identity i ON i.source_id = :source AND i.target_kind = :kind AND i.key = s.key
        WHERE i.batch_id = :batch ORDER BY s.key""".formatted(LAST_BY_KEY)).param("batch", batchId).param("source", sourceId).param("kind", kind)
        .query((row, n) -> JSON.readValue(row.getString(1), shape)).list();
  }

  private static UUID hash(String json) {
    try {
      var bytes = java.nio.ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
