package io.mingqu.network.partner.internal;

import io.mingqu.network.partner.PartnerStatus;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes partners, their codes and the legal entities they deal with. */
@Component
class PartnerStore {
  private final JdbcClient sql;

  PartnerStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** The columns a person may state and change; null keeps what stands. */
  record Stated(@Nullable String legalName, @Nullable String shortName, @Nullable String uscc, @Nullable PartnerStatus status,
      @Nullable Long settlesThrough, @Nullable Long channelId, @Nullable String contactName, @Nullable String contactPhone) {}

  long create(String code, Stated stated, String bankName, String bankAccount, Instant at, String by) {
    return sql.sql("""
        INSERT INTO partner.partner (code, legal_name, short_name, uscc, status, settles_through, channel_id, contact_name, contact_phone,
                                     bank_name, bank_account, created_at, created_by)
        VALUES (:code, :name, :short, :uscc, :status, :through, :channel, :contact, :phone, :bank, :account, :at, :by) RETURNING id""")
        .param("code", code).param("name", stated.legalName()).param("short", orEmpty(stated.shortName())).param("uscc", stated.uscc())
        .param("status", stated.status() == null ? "DRAFT" : stated.status().name()).param("through", stated.settlesThrough())
        .param("channel", stated.channelId()).param("contact", orEmpty(stated.contactName())).param("phone", orEmpty(stated.contactPhone()))
        .param("bank", bankName).param("account", bankAccount).param("at", Timestamp.from(at)).param("by", by).query(Long.class).single();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  /** The status, with the row locked; empty when the caller does not see the partner. */
  Optional<PartnerStatus> lock(long id) {
    return sql.sql("SELECT status FROM partner.partner WHERE id = :id FOR UPDATE").param("id", id)
        .query((row, n) -> PartnerStatus.valueOf(row.getString(1))).optional();
  }

  void change(long id, Stated stated) {
    sql.sql("""
        UPDATE partner.partner SET legal_name = coalesce(:name, legal_name), short_name = coalesce(:short, short_name), uscc = coalesce(:uscc, uscc),
          status = coalesce(:status, status), settles_through = CASE WHEN :through::bigint = id THEN NULL ELSE coalesce(:through::bigint, settles_through) END,
          channel_id = coalesce(:channel::bigint, channel_id), contact_name = coalesce(:contact, contact_name),
          contact_phone = coalesce(:phone, contact_phone), version = version + 1
        WHERE id = :id""").param("id", id).param("name", stated.legalName()).param("short", stated.shortName()).param("uscc", stated.uscc())
        .param("status", stated.status() == null ? null : stated.status().name()).param("through", stated.settlesThrough())
        .param("channel", stated.channelId()).param("contact", stated.contactName()).param("phone", stated.contactPhone()).update();
  }

  /** Drafts become active; answers the ids it changed. */
  List<Long> activate(Collection<Long> ids) {
    return sql.sql("""
        UPDATE partner.partner SET status = 'ACTIVE', version = version + 1 WHERE id = ANY (:ids::bigint[]) AND status = 'DRAFT' RETURNING id""")
        .param("ids", ids.toArray(Long[]::new)).query(Long.class).list();
  }

  boolean ownCodeTaken(String code) {
    return sql.sql("SELECT EXISTS (SELECT 1 FROM partner.partner WHERE code = :code)").param("code", code).query(Boolean.class).single();
  }

  boolean exists(long id) {
    return sql.sql("SELECT EXISTS (SELECT 1 FROM partner.partner WHERE id = :id)").param("id", id).query(Boolean.class).single();
  }

  /** False when the source already calls a partner so. */
  boolean addCode(long id, String source, String code) {
    return sql.sql("INSERT INTO partner.external_code (source, code, partner_id) VALUES (:source, :code, :id) ON CONFLICT DO NOTHING")
        .param("source", source).param("code", code).param("id", id).update() == 1;
  }

  boolean removeCode(long id, String source, String code) {
    return sql.sql("DELETE FROM partner.external_code WHERE partner_id = :id AND source = :source AND code = :code")
        .param("id", id).param("source", source).param("code", code).update() == 1;
  }

  void dealWith(long id, Collection<Long> entityIds) {
    sql.sql("DELETE FROM partner.brand_entity WHERE partner_id = :id AND entity_id <> ALL (:entities::bigint[])").param("id", id)
        .param("entities", entityIds.toArray(Long[]::new)).update();
    sql.sql("""
        INSERT INTO partner.brand_entity (partner_id, entity_id) SELECT :id, e FROM unnest(:entities::bigint[]) e ON CONFLICT DO NOTHING""")
        .param("id", id).param("entities", entityIds.toArray(Long[]::new)).update();
  }
}
