package io.mingqu.foundation.intake.internal;

import io.mingqu.foundation.intake.IntakeTarget;
import io.mingqu.foundation.intake.MappedValue;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.internal.mapping.MappingSpec;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Mappings and value maps. A changed mapping is a new version; batches keep the one they used. */
@Component
class MappingStore {
  private static final String SELECT = """
      SELECT m.id, m.name, m.version, m.target_kind, m.spec::text AS spec, m.source_id, s.code AS source FROM intake.mapping m JOIN intake.source s ON s.id = m.source_id
      """;
  private final JdbcClient sql;
  private final Targets targets;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.shared();

  MappingStore(JdbcClient sql, Targets targets, Clock clock) {
    this.sql = sql;
    this.targets = targets;
    this.clock = clock;
  }

  record Mapping(long id, String name, int version, String targetKind, int sourceId, String source, MappingSpec spec) {}

  @Transactional
  Mapping save(String name, String targetKind, String source, MappingSpec spec) {
    check(targets.byKind(targetKind), name, spec);
    int sourceId = source(source);
    Optional<Mapping> latest = latest(name);
    if (latest.isPresent() && latest.get().sourceId() == sourceId && latest.get().targetKind().equals(targetKind) && latest.get().spec().equals(spec)) {
      return latest.get();
    }
    sql.sql("SELECT pg_advisory_xact_lock(hashtext('intake.mapping'), hashtext(:name))").param("name", name).query((row, n) -> "").single();
    long id = sql.sql("""
        INSERT INTO intake.mapping (name, version, target_kind, source_id, spec, created_by, created_at)
        VALUES (:name, (SELECT coalesce(max(version), 0) + 1 FROM intake.mapping WHERE name = :name), :kind, :source, :spec::jsonb, :by, :now)
        RETURNING id""").param("name", name).param("kind", targetKind).param("source", sourceId)
        .param("spec", json.writeValueAsString(spec)).param("by", Callers.current().principalId()).param("now", now())
        .query(Long.class).single();
    return byId(id);
  }

  private static void check(IntakeTarget target, String name, MappingSpec spec) {
    if (name.isBlank() || name.length() > 80) {
      throw Problem.of("intake.mapping-name", 422, Map.of("max", 80));
    }
    List<String> keys = target.fields().stream().map(TargetField::key).toList();
    for (String key : java.util.stream.Stream.concat(spec.columns().keySet().stream(), spec.fixed().keySet().stream()).toList()) {
      if (!keys.contains(key)) {
        throw Problem.of("intake.unknown-field", 422, Map.of("field", key, "target", target.kind(), "known", String.join(", ", keys)));
      }
    }
    List<String> missing = target.fields().stream().filter(TargetField::required).map(TargetField::key)
        .filter(key -> !spec.columns().containsKey(key) && spec.fixed().getOrDefault(key, "").isBlank()).toList();
    if (!missing.isEmpty()) {
      throw Problem.of("intake.fields-unmapped", 422, Map.of("fields", String.join(", ", missing)));
    }
    try {
      ZoneId.of(spec.zone());
    } catch (DateTimeException e) {
      throw Problem.of("intake.zone", 422, Map.of("zone", spec.zone()));
    }
    if (spec.delimiter() != null && spec.delimiter().length() > 1) {
      throw Problem.of("intake.delimiter", 422, Map.of("delimiter", spec.delimiter()));
    }
  }

  private int source(String code) {
    if (!code.matches("[a-z0-9][a-z0-9_-]{0,39}")) {
      throw Problem.of("intake.source-code", 422, Map.of("source", code));
    }
    return sql.sql("INSERT INTO intake.source (code) VALUES (:code) ON CONFLICT (code) DO UPDATE SET code = excluded.code RETURNING id")
        .param("code", code).query(Integer.class).single();
  }

  Optional<Mapping> latest(String name) {
    return sql.sql(SELECT + "WHERE m.name = :name ORDER BY m.version DESC LIMIT 1").param("name", name).query(this::mapping).optional();
  }

  Mapping byId(long id) {
    return sql.sql(SELECT + "WHERE m.id = :id").param("id", id).query(this::mapping).optional()
        .orElseThrow(() -> Problem.notFound("mapping", String.valueOf(id)));
  }

  @Transactional
  boolean retire(String name) {
    return sql.sql("UPDATE intake.mapping SET retired = true WHERE name = :name AND NOT retired").param("name", name).update() > 0;
  }

  record ValueEntry(String kind, String text, String unit, String code, String ourUnit, long factorMilli) {}

  /** Remembers what a source's own name means; said again, the last word counts. */
  @Transactional
  void mapValue(String source, ValueEntry entry) {
    if (entry.factorMilli() <= 0 || entry.text().isBlank() || entry.code().isBlank()) {
      throw Problem.of("intake.value-map", 422, Map.of("text", entry.text(), "code", entry.code(), "factorMilli", entry.factorMilli()));
    }
    sql.sql("""
        INSERT INTO intake.value_map (source_id, kind, text, unit, code, our_unit, factor_milli, created_by, created_at)
        VALUES (:source, :kind, :text, :unit, :code, :ourUnit, :factor, :by, :now)
        ON CONFLICT (source_id, kind, text, unit) DO UPDATE SET code = excluded.code, our_unit = excluded.our_unit,
          factor_milli = excluded.factor_milli, created_by = excluded.created_by, created_at = excluded.created_at""")
        .param("source", source(source)).param("kind", entry.kind()).param("text", key(entry.text())).param("unit", key(entry.unit()))
        .param("code", entry.code().strip()).param("ourUnit", entry.ourUnit().isBlank() ? null : entry.ourUnit().strip())
        .param("factor", entry.factorMilli()).param("by", Callers.current().principalId()).param("now", now()).update();
  }

  @Transactional
  boolean forgetValue(String source, String kind, String text, String unit) {
    return sql.sql("""
        DELETE FROM intake.value_map v USING intake.source s
        WHERE s.id = v.source_id AND s.code = :source AND v.kind = :kind AND v.text = :text AND v.unit = :unit""")
        .param("source", source).param("kind", kind).param("text", key(text)).param("unit", key(unit)).update() > 0;
  }

  /** All value maps of a source, for a run. */
  Map<String, MappedValue> values(int sourceId) {
    Map<String, MappedValue> values = new HashMap<>();
    sql.sql("SELECT kind, text, unit, code, our_unit, factor_milli FROM intake.value_map WHERE source_id = :source").param("source", sourceId)
        .query(row -> {
          values.put(valueKey(row.getString("kind"), row.getString("text"), row.getString("unit")),
              new MappedValue(row.getString("code"), row.getString("our_unit"), row.getLong("factor_milli")));
        });
    return values;
  }

  static String valueKey(String kind, String text, String unit) {
    return kind + '\u0001' + key(text) + '\u0001' + key(unit);
  }

  /** Names are compared without regard to width, case and blanks. */
  private static String key(String text) {
    return io.mingqu.foundation.intake.internal.reading.CellText.halfWidth(text).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Mapping mapping(ResultSet row, int number) throws SQLException {
    return new Mapping(row.getLong("id"), row.getString("name"), row.getInt("version"), row.getString("target_kind"), row.getInt("source_id"),
        row.getString("source"), json.readValue(row.getString("spec"), MappingSpec.class));
  }
}
