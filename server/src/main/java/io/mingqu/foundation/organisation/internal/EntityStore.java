package io.mingqu.foundation.organisation.internal;

import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.foundation.shared.BusinessCodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class EntityStore implements Entities, BusinessCodes {
  private static final String COLUMNS = "SELECT id, code, name_zh, name_en, currency, uscc, closed FROM organisation.legal_entity ";
  private final JdbcClient sql;

  EntityStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** What the outside gives of a legal entity. */
  record Entity(String code, String nameZh, String nameEn, String currency, String uscc, boolean closed) {}

  @Override
  public OptionalLong idByCode(String code) {
    Optional<Long> id = sql.sql("SELECT id FROM organisation.legal_entity WHERE code = :code").param("code", code).query(Long.class).optional();
    return id.isPresent() ? OptionalLong.of(id.get()) : OptionalLong.empty();
  }

  @Override
  public Optional<EntityView> byId(long id) {
    return sql.sql(COLUMNS + "WHERE id = :id").param("id", id).query(EntityView.class).optional();
  }

  @Override
  public List<EntityView> all() {
    return sql.sql(COLUMNS + "ORDER BY code").query(EntityView.class).list();
  }

  @Override
  public String kind() {
    return "entity";
  }

  @Override
  public Map<Long, String> codesById() {
    return all().stream().collect(Collectors.toMap(EntityView::id, EntityView::code));
  }

  /** Adds the entity or changes the one with its code. Its currency never changes: amounts are kept in it. */
  public boolean put(Entity entity) {
    return sql.sql("""
        INSERT INTO organisation.legal_entity AS e (code, name_zh, name_en, currency, uscc, closed)
        VALUES (:code, :zh, :en, :currency, :uscc, :closed)
        ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, uscc = excluded.uscc, closed = excluded.closed
        WHERE e.currency = excluded.currency""")
        .param("code", entity.code()).param("zh", entity.nameZh()).param("en", entity.nameEn()).param("currency", entity.currency())
        .param("uscc", entity.uscc()).param("closed", entity.closed()).update() == 1;
  }
}
