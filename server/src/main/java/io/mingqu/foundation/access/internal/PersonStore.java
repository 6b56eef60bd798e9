package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.access.People;
import io.mingqu.foundation.access.PersonView;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Role;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class PersonStore implements People {
  static final String COLUMNS = """
      SELECT p.id, coalesce(p.login, ''), p.name, p.partner, p.phone, p.language, p.disabled, p.roles, p.sees_all,
             ARRAY(SELECT u.unit_id FROM access.person_unit u WHERE u.person_id = p.id),
             ARRAY(SELECT r.partner_id FROM access.person_partner r WHERE r.person_id = p.id)
      FROM access.person p
      """;
  private final JdbcClient sql;
  private final Scopes scopes;

  PersonStore(JdbcClient sql, Scopes scopes) {
    this.sql = sql;
    this.scopes = scopes;
  }

  static PersonView read(ResultSet row) throws SQLException {
    return new PersonView(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getString(5), row.getString(6),
        row.getBoolean(7), roles(row.getArray(8)), row.getBoolean(9), Set.of((Long[]) row.getArray(10).getArray()),
        Set.of((Long[]) row.getArray(11).getArray()));
  }

  static Set<Role> roles(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray()).map(Role::valueOf).collect(Collectors.toSet());
  }

  @Override
  public Optional<PersonView> byId(long id) {
    return sql.sql(COLUMNS + "WHERE p.id = :id").param("id", id).query((row, n) -> read(row)).optional();
  }

  @Override
  public Map<Long, String> namesOf(Collection<Long> ids) {
    Map<Long, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      sql.sql("SELECT id, name FROM access.person WHERE id IN (:ids)").param("ids", ids)
          .query(row -> {
            names.put(row.getLong(1), row.getString(2));
          });
    }
    return names;
  }

  @Override
  public List<PersonView> withRole(Role role) {
    return sql.sql(COLUMNS + "WHERE NOT p.disabled AND :role = ANY (p.roles) ORDER BY p.id").param("role", role.name())
        .query((row, n) -> read(row)).list();
  }

  @Override
  public List<PersonView> ofPartner(long partnerId) {
    return sql.sql(COLUMNS + """
        WHERE NOT p.disabled AND p.partner AND EXISTS (
          SELECT 1 FROM access.person_partner r WHERE r.person_id = p.id AND r.partner_id = :partner) ORDER BY p.id""")
        .param("partner", partnerId).query((row, n) -> read(row)).list();
  }

  @Override
  public Optional<Caller> asCaller(long id) {
    return byId(id).filter(person -> !person.disabled()).map(this::caller);
  }

  Caller caller(PersonView person) {
    return new Caller(person.principalId(), person.name(), person.roles(), scopes.of(person));
  }

  Optional<PersonView> byLogin(String login) {
    return sql.sql(COLUMNS + "WHERE p.login = :login AND NOT p.disabled").param("login", login).query((row, n) -> read(row)).optional();
  }

  Optional<PersonView> partnerByPhone(String phone) {
    return sql.sql(COLUMNS + "WHERE p.partner AND p.phone = :phone AND NOT p.disabled").param("phone", phone)
        .query((row, n) -> read(row)).optional();
  }

  List<PersonView> list(@Nullable String like, @Nullable Boolean partner, long afterId, int rows) {
    return sql.sql(COLUMNS + """
        WHERE p.id > :after AND (:partner::boolean IS NULL OR p.partner = :partner)
          AND (:like::text IS NULL OR p.name ILIKE :like OR p.login ILIKE :like OR p.phone LIKE :like)
        ORDER BY p.id LIMIT :rows""").param("after", afterId).param("partner", partner).param("like", like).param("rows", rows)
        .query((row, n) -> read(row)).list();
  }

  record Colleague(String id, String name) {}

  List<Colleague> colleagues(int rows) {
    return sql.sql("""
        SELECT id::text, name FROM access.person WHERE NOT partner AND NOT disabled AND login IS DISTINCT FROM :cli ORDER BY name, id LIMIT :rows""")
        .param("cli", Bootstrap.CLI).param("rows", rows).query(Colleague.class).list();
  }

  /** Adds a person (id 0) or changes one; returns the id. Login and phone are unique: a clash is a duplicate key. */
  long put(PersonView person) {
    String[] roles = person.roles().stream().map(Role::name).sorted().toArray(String[]::new);
    String login = person.login().isEmpty() ? null : person.login();
    long id = person.id() == 0
        ? sql.sql("SELECT nextval(pg_get_serial_sequence('access.person', 'id'))").query(Long.class).single() : person.id();
    sql.sql(person.id() == 0
        ? """
          INSERT INTO access.person (id, login, name, partner, phone, language, roles, sees_all, disabled) OVERRIDING SYSTEM VALUE
          VALUES (:id, :login, :name, :partner, :phone, :language, :roles, :all, :disabled)"""
        : """
          UPDATE access.person SET login = :login, name = :name, phone = :phone, language = :language, roles = :roles, sees_all = :all,
            disabled = :disabled WHERE id = :id AND partner = :partner""")
        .param("id", id).param("login", login).param("name", person.name()).param("partner", person.partner()).param("phone", person.phone())
        .param("language", person.language()).param("roles", roles).param("all", person.seesAll()).param("disabled", person.disabled()).update();
    sql.sql("DELETE FROM access.person_unit WHERE person_id = :id").param("id", id).update();
    sql.sql("INSERT INTO access.person_unit SELECT :id, unnest(:units::bigint[])").param("id", id)
        .param("units", person.unitIds().toArray(Long[]::new)).update();
    sql.sql("DELETE FROM access.person_partner WHERE person_id = :id").param("id", id).update();
    sql.sql("INSERT INTO access.person_partner SELECT :id, unnest(:partners::bigint[])").param("id", id)
        .param("partners", person.partnerIds().toArray(Long[]::new)).update();
    scopes.forget();
    return id;
  }

  boolean isEmpty() {
    return sql.sql("SELECT count(*) FROM access.person").query(Long.class).single() == 0;
  }
}
