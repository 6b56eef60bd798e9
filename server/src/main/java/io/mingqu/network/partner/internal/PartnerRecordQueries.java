package io.mingqu.network.partner.internal;

import io.mingqu.kernel.partner.Masking;
import io.mingqu.network.partner.LinkRole;
import io.mingqu.network.partner.PartnerStatus;
import io.mingqu.network.partner.Partners;
import io.mingqu.network.partner.internal.PartnerViews.Contact;
import io.mingqu.network.partner.internal.PartnerViews.Ref;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One partner as of a day: what it counts as, its codes, who stands above it, and every version of its attributes. */
@Component
class PartnerRecordQueries {
  private final JdbcClient sql;

  PartnerRecordQueries(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<PartnerViews.Record> record(long id, LocalDate day, RegionNames regions) {
    List<PartnerViews.Code> codes = codes(id);
    List<PartnerViews.Link> parents = parents(id, day);
    return sql.sql("""
        SELECT p.*, a.type, a.trade_mode, a.tier, a.region_unit_id, s.code AS through_code, s.legal_name AS through_name,
               ARRAY(SELECT b.entity_id FROM partner.brand_entity b WHERE b.partner_id = p.id ORDER BY 1) AS entities,
               (SELECT count(DISTINCT l.child_id) FROM partner.link l WHERE l.parent_id = p.id AND l.void_seal IS NULL
                 AND l.valid_from <= :day AND (l.valid_to IS NULL OR l.valid_to > :day)) AS children
        FROM partner.partner p
        LEFT JOIN partner.attributes_on(:day, :now) a ON a.partner_id = p.id
        LEFT JOIN partner.partner s ON s.id = p.settles_through
        WHERE p.id = :id""").param("id", id).param("day", day).param("now", Partners.NOW)
        .query((row, n) -> view(row, day, regions, codes, parents)).optional();
  }

  private static PartnerViews.Record view(ResultSet row, LocalDate day, RegionNames regions, List<PartnerViews.Code> codes,
      List<PartnerViews.Link> parents) throws SQLException {
    Long region = row.getObject("region_unit_id", Long.class);
    Long through = row.getObject("settles_through", Long.class);
    String throughName = row.getString("through_name");
    Contact contact = contact(row);
    return new PartnerViews.Record(row.getString("id"), row.getString("code"), row.getString("legal_name"), row.getString("short_name"),
        row.getString("uscc"), PartnerStatus.valueOf(row.getString("status")), day, PartnerQueries.type(row.getString("type")),
        PartnerQueries.tradeMode(row.getString("trade_mode")), row.getString("tier"), region == null ? null : region.toString(), regions.zh(region),
        regions.en(region), row.getString("channel_id"),
        through == null || throughName == null ? null : new Ref(through.toString(), row.getString("through_code"), throughName),
        Arrays.stream((Long[]) row.getArray("entities").getArray()).map(String::valueOf).toList(),
        new Contact(Masking.name(contact.name()), Masking.phone(contact.phone()), contact.bankName(), Masking.account(contact.bankAccount())), codes,
        parents, row.getLong("children"), row.getTimestamp("created_at").toInstant(), row.getString("created_by"), row.getInt("version"));
  }

  private static Contact contact(ResultSet row) throws SQLException {
    return new Contact(row.getString("contact_name"), row.getString("contact_phone"), row.getString("bank_name"), row.getString("bank_account"));
  }

  /** Unmasked: the caller has given a reason and an audit entry is written. */
  Optional<Contact> contactInClear(long id) {
    return sql.sql("SELECT contact_name, contact_phone, bank_name, bank_account FROM partner.partner WHERE id = :id").param("id", id)
        .query((row, n) -> contact(row)).optional();
  }

  private List<PartnerViews.Code> codes(long id) {
    return sql.sql("SELECT source, code FROM partner.external_code WHERE partner_id = :id ORDER BY source, code").param("id", id)
        .query((row, n) -> new PartnerViews.Code(row.getString(1), row.getString(2))).list();
  }

  private List<PartnerViews.Link> parents(long id, LocalDate day) {
    return sql.sql("""
        SELECT l.id, l.role, l.parent_id, p.code, p.legal_name, l.valid_from, l.valid_to, l.known_seal
        FROM partner.link l JOIN partner.partner p ON p.id = l.parent_id
        WHERE l.child_id = :id AND l.void_seal IS NULL AND (l.valid_to IS NULL OR l.valid_to > :day)
        ORDER BY l.role, p.code, l.valid_from""").param("id", id).param("day", day)
        .query((row, n) -> new PartnerViews.Link(row.getString(1), LinkRole.valueOf(row.getString(2)),
            new Ref(row.getString(3), row.getString(4), row.getString(5)), row.getDate(6).toLocalDate(), date(row.getDate(7)), row.getLong(8))).list();
  }

  List<PartnerViews.Attribute> attributes(long id, RegionNames regions) {
    return sql.sql("""
        SELECT id, kind, value, valid_from, known_seal, void_seal, recorded_at, recorded_by FROM partner.attribute
        WHERE partner_id = :id ORDER BY valid_from DESC, id DESC""").param("id", id)
        .query((row, n) -> {
          AttributeKind kind = AttributeKind.valueOf(row.getString("kind"));
          Long unit = kind == AttributeKind.REGION ? Long.valueOf(row.getString("value")) : null;
          return new PartnerViews.Attribute(row.getString("id"), kind, row.getString("value"), regions.zh(unit), regions.en(unit),
              row.getDate("valid_from").toLocalDate(), row.getLong("known_seal"), row.getObject("void_seal", Long.class),
              row.getTimestamp("recorded_at").toInstant(), row.getString("recorded_by"));
        }).list();
  }

  static @Nullable LocalDate date(@Nullable Date date) {
    return date == null ? null : date.toLocalDate();
  }
}
