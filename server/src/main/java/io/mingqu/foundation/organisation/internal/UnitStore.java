package io.mingqu.foundation.organisation.internal;

import io.mingqu.foundation.organisation.OrgUnits;
import io.mingqu.foundation.organisation.UnitKind;
import io.mingqu.foundation.organisation.UnitView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class UnitStore implements OrgUnits {
  /** The tree as of a day; a unit whose parent does not stand that day is left out with all below it, and so is a ring. */
  private static final String TREE = """
      WITH RECURSIVE standing AS (
        SELECT DISTINCT ON (v.unit_id) v.unit_id, v.name_zh, v.name_en, v.parent_id, v.closed
        FROM organisation.unit_version v WHERE v.valid_from <= :day ORDER BY v.unit_id, v.valid_from DESC
      ), tree AS (
        SELECT s.unit_id, s.name_zh, s.name_en, s.parent_id, 0 AS depth, ARRAY[u.code] AS path
        FROM standing s JOIN organisation.unit u ON u.id = s.unit_id WHERE s.parent_id IS NULL AND NOT s.closed
        UNION ALL
        SELECT s.unit_id, s.name_zh, s.name_en, s.parent_id, t.depth + 1, t.path || u.code
        FROM tree t JOIN standing s ON s.parent_id = t.unit_id AND NOT s.closed JOIN organisation.unit u ON u.id = s.unit_id
      )
      SELECT u.id, u.code, u.kind, t.name_zh, t.name_en, t.parent_id, t.depth
      FROM tree t JOIN organisation.unit u ON u.id = t.unit_id
      """;
  private final JdbcClient sql;

  UnitStore(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public OptionalLong idByCode(String code) {
    Optional<Long> id = sql.sql("SELECT id FROM organisation.unit WHERE code = :code").param("code", code).query(Long.class).optional();
    return id.isPresent() ? OptionalLong.of(id.get()) : OptionalLong.empty();
  }

  @Override
  public Map<String, Long> idsByCodeOrName(LocalDate day) {
    Map<String, Long> ids = new HashMap<>();
    Set<String> shared = new HashSet<>();
    List<UnitView> tree = tree(day);
    for (UnitView unit : tree) {
      for (String name : new HashSet<>(List.of(unit.nameZh(), unit.nameEn()))) {
        Long other = ids.put(name, unit.id());
        if (other != null && other != unit.id()) {
          shared.add(name);
        }
      }
    }
    ids.keySet().removeAll(shared);
    tree.forEach(unit -> ids.put(unit.code(), unit.id()));
    return ids;
  }

  @Override
  public Optional<UnitView> byId(long id, LocalDate day) {
    return tree(day).stream().filter(unit -> unit.id() == id).findFirst();
  }

  @Override
  public List<UnitView> tree(LocalDate day) {
    return sql.sql(TREE + "ORDER BY t.path").param("day", day).query(UnitView.class).list();
  }

  @Override
  public Set<Long> withAllBelow(Set<Long> ids, LocalDate day) {
    Set<Long> all = new HashSet<>();
    for (UnitView unit : tree(day)) {
      if (ids.contains(unit.id()) || unit.parentId() != null && all.contains(unit.parentId())) {
        all.add(unit.id());
      }
    }
    return all;
  }

  @Override
  public List<Long> upwards(long id, LocalDate day) {
    Map<Long, UnitView> units = new HashMap<>();
    tree(day).forEach(unit -> units.put(unit.id(), unit));
    List<Long> upwards = new ArrayList<>();
    for (@Nullable UnitView unit = units.get(id); unit != null; unit = unit.parentId() == null ? null : units.get(unit.parentId())) {
      upwards.add(unit.id());
    }
    return upwards;
  }

  /** One writer at a time, so that two moves cannot close a ring between them. */
  void lockTree() {
    sql.sql("SELECT one FROM organisation.brand_group FOR UPDATE").query(Boolean.class).single();
  }

  long put(String code, UnitKind kind) {
    return sql.sql("""
        INSERT INTO organisation.unit (code, kind) VALUES (:code, :kind) ON CONFLICT (code) DO UPDATE SET kind = excluded.kind RETURNING id""")
        .param("code", code).param("kind", kind.name()).query(Long.class).single();
  }

  void putVersion(long unitId, LocalDate from, String nameZh, String nameEn, @Nullable Long parentId, boolean closed) {
    sql.sql("""
        INSERT INTO organisation.unit_version (unit_id, valid_from, name_zh, name_en, parent_id, closed)
        VALUES (:unit, :from, :zh, :en, :parent, :closed)
        ON CONFLICT (unit_id, valid_from) DO UPDATE
        SET name_zh = excluded.name_zh, name_en = excluded.name_en, parent_id = excluded.parent_id, closed = excluded.closed""")
        .param("unit", unitId).param("from", from).param("zh", nameZh).param("en", nameEn).param("parent", parentId).param("closed", closed)
        .update();
  }

  /** Every day on which the tree changes, from {@code day} on, {@code day} itself included. */
  List<LocalDate> changesFrom(LocalDate day) {
    return sql.sql("SELECT DISTINCT valid_from FROM organisation.unit_version WHERE valid_from >= :day ORDER BY 1").param("day", day)
        .query(LocalDate.class).list();
  }

  /** Units that are open on {@code day} by their own version. */
  long openOn(LocalDate day) {
    return sql.sql("""
        SELECT count(*) FROM (SELECT DISTINCT ON (unit_id) closed FROM organisation.unit_version WHERE valid_from <= :day
                              ORDER BY unit_id, valid_from DESC) s WHERE NOT closed""").param("day", day).query(Long.class).single();
  }
}
