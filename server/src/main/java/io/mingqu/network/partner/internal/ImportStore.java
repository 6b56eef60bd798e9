package io.mingqu.network.partner.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.partner.Hierarchy;
import io.mingqu.network.partner.LinkRole;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a whole file of partners, each step one statement. */
@Component("partnerImportStore")
class ImportStore {
  private final JdbcClient sql;
  private final Clock clock;

  ImportStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Where a source names a partner as we do, it means the same partner. */
  void adoptOwnCodes(String source, List<String> codes) {
    sql.sql("""
        INSERT INTO partner.external_code (source, code, partner_id)
        SELECT :source, p.code, p.id FROM partner.partner p WHERE p.code = ANY (:codes::text[]) ON CONFLICT DO NOTHING""")
        .param("source", source).param("codes", codes.toArray(String[]::new)).update();
  }

  void update(List<ImportedPartner> rows, Map<String, Long> ids) {
    sql.sql("""
        UPDATE partner.partner p SET legal_name = g.name, short_name = coalesce(g.short, p.short_name), uscc = coalesce(g.uscc, p.uscc),
          channel_id = coalesce(g.channel, p.channel_id), contact_name = coalesce(g.contact, p.contact_name),
          contact_phone = coalesce(g.phone, p.contact_phone), version = p.version + 1
        FROM unnest(:ids::bigint[], :names::text[], :shorts::text[], :usccs::text[], :channels::bigint[], :contacts::text[], :phones::text[])
             AS g (id, name, short, uscc, channel, contact, phone)
        WHERE p.id = g.id AND (p.legal_name, p.short_name, coalesce(p.uscc, ''), p.channel_id, p.contact_name, p.contact_phone) IS DISTINCT FROM
          (g.name, coalesce(g.short, p.short_name), coalesce(g.uscc, p.uscc, ''), coalesce(g.channel, p.channel_id), coalesce(g.contact, p.contact_name),
           coalesce(g.phone, p.contact_phone))""")
        .param("ids", rows.stream().map(row -> ids.get(row.code())).toArray(Long[]::new)).param("names", texts(rows, ImportedPartner::legalName))
        .param("shorts", texts(rows, ImportedPartner::shortName)).param("usccs", texts(rows, ImportedPartner::uscc))
        .param("channels", rows.stream().map(ImportedPartner::channelId).toArray(Long[]::new))
        .param("contacts", texts(rows, ImportedPartner::contactName)).param("phones", texts(rows, ImportedPartner::contactPhone)).update();
  }

  void dealWith(List<ImportedPartner> rows, Map<String, Long> ids) {
    List<Long> partnerIds = new ArrayList<>();
    List<Long> entityIds = new ArrayList<>();
    for (ImportedPartner row : rows) {
      for (Long entityId : row.entityIds() == null ? List.<Long>of() : row.entityIds()) {
        partnerIds.add(ids.get(row.code()));
        entityIds.add(entityId);
      }
    }
    Long[] partners = partnerIds.toArray(Long[]::new);
    Long[] entities = entityIds.toArray(Long[]::new);
    sql.sql("""
        DELETE FROM partner.brand_entity b WHERE b.partner_id = ANY (:partners::bigint[]) AND NOT EXISTS (
          SELECT 1 FROM unnest(:partners::bigint[], :entities::bigint[]) AS g (partner, entity)
          WHERE g.partner = b.partner_id AND g.entity = b.entity_id)""").param("partners", partners).param("entities", entities).update();
    sql.sql("""
        INSERT INTO partner.brand_entity (partner_id, entity_id)
        SELECT DISTINCT g.partner, g.entity FROM unnest(:partners::bigint[], :entities::bigint[]) AS g (partner, entity) ON CONFLICT DO NOTHING""")
        .param("partners", partners).param("entities", entities).update();
  }

  private record Wanted(long partnerId, String kind, String value, LocalDate day) {}

  /** A new version only where the value that holds on the row's day is another. */
  void attributes(List<ImportedPartner> rows, Map<String, Long> ids, long seal) {
    List<Wanted> wanted = new ArrayList<>();
    for (ImportedPartner row : rows) {
      long id = Objects.requireNonNull(ids.get(row.code()));
      want(wanted, id, AttributeKind.TYPE, row.type().name(), row.validFrom());
      want(wanted, id, AttributeKind.TRADE_MODE, row.tradeMode().name(), row.validFrom());
      want(wanted, id, AttributeKind.TIER, row.tier(), row.validFrom());
      want(wanted, id, AttributeKind.REGION, row.regionUnitId() == null ? null : row.regionUnitId().toString(), row.validFrom());
    }
    List<Wanted> changed = withColumns("""
        SELECT g.partner, g.kind, g.value, g.day FROM unnest(:partners::bigint[], :kinds::text[], :values::text[], :days::date[])
             AS g (partner, kind, value, day)
        LEFT JOIN LATERAL (SELECT a.value FROM partner.attribute a
                           WHERE a.partner_id = g.partner AND a.kind = g.kind AND a.valid_from <= g.day AND a.void_seal IS NULL
                           ORDER BY a.valid_from DESC LIMIT 1) now ON true
        WHERE now.value IS DISTINCT FROM g.value""", wanted)
        .query((row, n) -> new Wanted(row.getLong(1), row.getString(2), row.getString(3), row.getDate(4).toLocalDate())).list();
    if (changed.isEmpty()) {
      return;
    }
    withColumns("""
        UPDATE partner.attribute a SET void_seal = :seal
        FROM unnest(:partners::bigint[], :kinds::text[], :values::text[], :days::date[]) AS g (partner, kind, value, day)
        WHERE a.partner_id = g.partner AND a.kind = g.kind AND a.valid_from = g.day AND a.void_seal IS NULL""", changed).param("seal", seal).update();
    withColumns("""
        INSERT INTO partner.attribute (partner_id, kind, value, valid_from, known_seal, recorded_at, recorded_by)
        SELECT g.partner, g.kind, g.value, g.day, :seal, :at, :by
        FROM unnest(:partners::bigint[], :kinds::text[], :values::text[], :days::date[]) AS g (partner, kind, value, day)""", changed)
        .param("seal", seal).param("at", Timestamp.from(clock.instant())).param("by", by()).update();
  }

  private JdbcClient.StatementSpec withColumns(String statement, List<Wanted> rows) {
    return sql.sql(statement).param("partners", rows.stream().map(Wanted::partnerId).toArray(Long[]::new))
        .param("kinds", rows.stream().map(Wanted::kind).toArray(String[]::new)).param("values", rows.stream().map(Wanted::value).toArray(String[]::new))
        .param("days", rows.stream().map(w -> w.day().toString()).toArray(String[]::new));
  }

  private static void want(List<Wanted> wanted, long id, AttributeKind kind, @Nullable String value, LocalDate day) {
    if (value != null) {
      wanted.add(new Wanted(id, kind.name(), value, day));
    }
  }

  void link(LinkRole role, List<Hierarchy.Edge> ended, List<Hierarchy.Edge> added, long seal) {
    edges("""
        UPDATE partner.link l SET void_seal = :seal FROM unnest(:children::bigint[], :parents::bigint[], :froms::date[], :tos::date[]) AS g (child, parent, day, till)
        WHERE l.role = :role AND l.child_id = g.child AND l.parent_id = g.parent AND l.valid_from = g.day AND l.valid_to IS NOT DISTINCT FROM g.till
          AND l.void_seal IS NULL""", role, ended, seal).update();
    edges("""
        INSERT INTO partner.link (child_id, parent_id, role, valid_from, valid_to, known_seal, recorded_at, recorded_by)
        SELECT g.child, g.parent, :role, g.day, g.till, :seal, :at, :by
        FROM unnest(:children::bigint[], :parents::bigint[], :froms::date[], :tos::date[]) AS g (child, parent, day, till)""", role, added, seal)
        .param("at", Timestamp.from(clock.instant())).param("by", by()).update();
  }

  private JdbcClient.StatementSpec edges(String statement, LinkRole role, List<Hierarchy.Edge> edges, long seal) {
    return sql.sql(statement).param("role", role.name()).param("seal", seal)
        .param("children", edges.stream().map(Hierarchy.Edge::childId).toArray(Long[]::new))
        .param("parents", edges.stream().map(Hierarchy.Edge::parentId).toArray(Long[]::new))
        .param("froms", edges.stream().map(e -> e.from().toString()).toArray(String[]::new))
        .param("tos", edges.stream().map(e -> e.to() == null ? null : e.to().toString()).toArray(String[]::new));
  }

  private static String by() {
    return Callers.find().map(Caller::principalId).orElse("unknown");
  }

  private static String[] texts(List<ImportedPartner> rows, Function<ImportedPartner, @Nullable String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }
}
