package io.mingqu.foundation.organisation.internal;

import io.mingqu.foundation.organisation.Positions;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class PositionStore implements Positions {
  private final JdbcClient sql;
  private final UnitStore units;

  PositionStore(JdbcClient sql, UnitStore units) {
    this.sql = sql;
    this.units = units;
  }

  record PositionView(String id, String unitId, String code, String titleZh, String titleEn) {}

  record HolderView(String id, String positionId, String personId, LocalDate validFrom, @Nullable LocalDate validTo) {}

  record StandInView(String id, String personId, String standInId, LocalDate firstDay, LocalDate lastDay, String reason) {}

  @Override
  public List<Long> nearestHolders(long unitId, String code, LocalDate day) {
    for (long unit : units.upwards(unitId, day)) {
      List<Long> holders = sql.sql("""
          SELECT h.person_id FROM organisation.position p JOIN organisation.holder h ON h.position_id = p.id
          WHERE p.unit_id = :unit AND p.code = :code AND h.valid_from <= :day AND (h.valid_to IS NULL OR h.valid_to > :day) ORDER BY 1""")
          .param("unit", unit).param("code", code).param("day", day).query(Long.class).list();
      if (!holders.isEmpty()) {
        return holders;
      }
    }
    return List.of();
  }

  @Override
  public Set<Long> standInsFor(long personId, LocalDate day) {
    return new HashSet<>(sql.sql("""
        SELECT stand_in_id FROM organisation.stand_in
        WHERE person_id = :person AND NOT withdrawn AND :day BETWEEN first_day AND last_day""")
        .param("person", personId).param("day", day).query(Long.class).list());
  }

  @Override
  public Set<Long> standsInFor(long personId, LocalDate day) {
    return new HashSet<>(sql.sql("""
        SELECT person_id FROM organisation.stand_in
        WHERE stand_in_id = :person AND NOT withdrawn AND :day BETWEEN first_day AND last_day""")
        .param("person", personId).param("day", day).query(Long.class).list());
  }

  public List<PositionView> positions() {
    return sql.sql("SELECT id::text, unit_id::text, code, title_zh, title_en FROM organisation.position ORDER BY unit_id, code")
        .query(PositionView.class).list();
  }

  public List<HolderView> holders() {
    return sql.sql("SELECT id::text, position_id::text, person_id::text, valid_from, valid_to FROM organisation.holder ORDER BY id")
        .query(HolderView.class).list();
  }

  public List<StandInView> standIns() {
    return sql.sql("""
        SELECT id::text, person_id::text, stand_in_id::text, first_day, last_day, reason FROM organisation.stand_in
        WHERE NOT withdrawn ORDER BY id DESC LIMIT 500""").query(StandInView.class).list();
  }

  long putPosition(long unitId, String code, String titleZh, String titleEn) {
    return sql.sql("""
        INSERT INTO organisation.position (unit_id, code, title_zh, title_en) VALUES (:unit, :code, :zh, :en)
        ON CONFLICT (unit_id, code) DO UPDATE SET title_zh = excluded.title_zh, title_en = excluded.title_en RETURNING id""")
        .param("unit", unitId).param("code", code).param("zh", titleZh).param("en", titleEn).query(Long.class).single();
  }

  boolean hasPosition(long id) {
    return sql.sql("SELECT count(*) FROM organisation.position WHERE id = :id").param("id", id).query(Long.class).single() == 1;
  }

  long hold(long positionId, long personId, LocalDate from, @Nullable LocalDate to) {
    return sql.sql("""
        INSERT INTO organisation.holder (position_id, person_id, valid_from, valid_to) VALUES (:position, :person, :from, :to)
        ON CONFLICT (position_id, person_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to RETURNING id""")
        .param("position", positionId).param("person", personId).param("from", from).param("to", to).query(Long.class).single();
  }

  long standIn(long personId, long standInId, LocalDate first, LocalDate last, String reason) {
    return sql.sql("""
        INSERT INTO organisation.stand_in (person_id, stand_in_id, first_day, last_day, reason)
        VALUES (:person, :standIn, :first, :last, :reason) RETURNING id""")
        .param("person", personId).param("standIn", standInId).param("first", first).param("last", last).param("reason", reason)
        .query(Long.class).single();
  }

  /** Withdraws the stand-in if {@code personId} gave it (null: anybody's); returns whether there was one. */
  boolean withdraw(long id, @Nullable Long personId) {
    return sql.sql("""
        UPDATE organisation.stand_in SET withdrawn = true
        WHERE id = :id AND NOT withdrawn AND (:person::bigint IS NULL OR person_id = :person)""")
        .param("id", id).param("person", personId).update() == 1;
  }
}
