package io.mingqu.network.partner.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.network.partner.PartnerDraft;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes partners that a file names and we do not have, in one statement however many they are. */
@Component("partnerDraftStore")
class DraftStore {
  private final JdbcClient sql;
  private final Clock clock;

  DraftStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  void create(String source, List<PartnerDraft> drafts, long knownSeal) {
    if (drafts.isEmpty()) {
      return;
    }
    // two files that name the same new partner must not make it twice
    sql.sql("SELECT pg_advisory_xact_lock(hashtext('partner.create'))").query((row, n) -> 0).single();
    sql.sql("""
        WITH given AS (
          SELECT DISTINCT ON (g.code) g.*
          FROM unnest(:codes::text[], :names::text[], :types::text[], :modes::text[], :tiers::text[], :regions::bigint[], :channels::bigint[],
                      :entities::bigint[], :days::date[], :statuses::text[])
               AS g (code, name, type, mode, tier, region, channel, entity, day, status)
          WHERE NOT EXISTS (SELECT 1 FROM partner.external_code e WHERE e.source = :source AND e.code = g.code)
          ORDER BY g.code
        ), fresh AS MATERIALIZED (
          SELECT nextval(pg_get_serial_sequence('partner.partner', 'id')) AS id, given.*,
                 CASE WHEN EXISTS (SELECT 1 FROM partner.partner p WHERE p.code = given.code) THEN left(:source || ':' || given.code, 80)
                      ELSE given.code END AS own_code
          FROM given
        ), made AS (
          INSERT INTO partner.partner (id, code, legal_name, status, channel_id, created_at, created_by)
          SELECT id, own_code, name, status, channel, :at, :by FROM fresh RETURNING id
        ), coded AS (
          INSERT INTO partner.external_code (source, code, partner_id) SELECT :source, code, id FROM fresh RETURNING 1
        ), dealing AS (
          INSERT INTO partner.brand_entity (partner_id, entity_id) SELECT id, entity FROM fresh WHERE entity IS NOT NULL RETURNING 1
        )
        INSERT INTO partner.attribute (partner_id, kind, value, valid_from, known_seal, recorded_at, recorded_by)
        SELECT fresh.id, a.kind, a.value, fresh.day, :seal, :at, :by
        FROM fresh, LATERAL (VALUES ('TYPE', fresh.type), ('TRADE_MODE', fresh.mode), ('TIER', fresh.tier), ('REGION', fresh.region::text))
             AS a (kind, value)
        WHERE a.value IS NOT NULL""")
        .param("source", source)
        .param("codes", texts(drafts, PartnerDraft::code))
        .param("names", texts(drafts, PartnerDraft::legalName))
        .param("types", texts(drafts, d -> d.type().name()))
        .param("modes", texts(drafts, d -> d.tradeMode().name()))
        .param("tiers", texts(drafts, PartnerDraft::tier))
        .param("regions", drafts.stream().map(PartnerDraft::regionUnitId).toArray(Long[]::new))
        .param("channels", drafts.stream().map(PartnerDraft::channelId).toArray(Long[]::new))
        .param("entities", drafts.stream().map(PartnerDraft::entityId).toArray(Long[]::new))
        .param("days", texts(drafts, d -> d.validFrom().toString()))
        .param("statuses", texts(drafts, d -> d.activate() ? "ACTIVE" : "DRAFT"))
        .param("seal", knownSeal).param("at", Timestamp.from(clock.instant()))
        .param("by", Callers.find().map(Caller::principalId).orElse("unknown"))
        .update();
  }

  private static String[] texts(List<PartnerDraft> drafts, Function<PartnerDraft, String> column) {
    return drafts.stream().map(column).toArray(String[]::new);
  }
}
