package io.mingqu.trade.catalog.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.trade.catalog.ProductDraft;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes products that a file names and we do not have, in one statement however many they are. */
@Component("productDraftStore")
class DraftStore {
  private final JdbcClient sql;
  private final Clock clock;

  DraftStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  void create(String source, List<ProductDraft> drafts, long knownSeal) {
    if (drafts.isEmpty()) {
      return;
    }
    // two files that name the same new product must not make it twice
    sql.sql("SELECT pg_advisory_xact_lock(hashtext('catalog.create'))").query((row, n) -> 0).single();
    sql.sql("""
        WITH given AS (
          SELECT DISTINCT ON (g.code) g.*
          FROM unnest(:codes::text[], :zh::text[], :en::text[], :kinds::text[], :units::text[], :taxes::int[], :categories::bigint[], :days::date[],
                      :statuses::text[]) AS g (code, zh, en, kind, unit, tax, category, day, status)
          WHERE NOT EXISTS (SELECT 1 FROM catalog.external_code e WHERE e.source = :source AND e.code = g.code)
          ORDER BY g.code
        ), fresh AS MATERIALIZED (
          SELECT nextval(pg_get_serial_sequence('catalog.product', 'id')) AS id, given.*,
                 CASE WHEN EXISTS (SELECT 1 FROM catalog.product p WHERE p.sku = given.code) THEN left(:source || ':' || given.code, 80)
                      ELSE given.code END AS sku
          FROM given
        ), made AS (
          INSERT INTO catalog.product (id, sku, name_zh, name_en, code_kind, status, base_unit, tax_rate_ppm, created_at, created_by)
          SELECT id, sku, zh, en, kind, status, unit, tax, :at, :by FROM fresh RETURNING 1
        ), coded AS (
          INSERT INTO catalog.external_code (source, code, product_id) SELECT :source, code, id FROM fresh RETURNING 1
        ), placed AS (
          INSERT INTO catalog.membership (product_id, category_id, valid_from, known_seal, recorded_at, recorded_by)
          SELECT id, category, day, :seal, :at, :by FROM fresh WHERE category IS NOT NULL RETURNING 1
        )
        INSERT INTO catalog.unit (product_id, unit, factor_milli, valid_from, known_seal, recorded_at, recorded_by)
        SELECT id, unit, 1000, day, :seal, :at, :by FROM fresh""")
        .param("source", source)
        .param("codes", texts(drafts, ProductDraft::code))
        .param("zh", texts(drafts, ProductDraft::nameZh))
        .param("en", texts(drafts, ProductDraft::nameEn))
        .param("kinds", texts(drafts, d -> d.codeKind().name()))
        .param("units", texts(drafts, ProductDraft::baseUnit))
        .param("taxes", drafts.stream().map(ProductDraft::taxRatePpm).toArray(Integer[]::new))
        .param("categories", drafts.stream().map(ProductDraft::categoryId).toArray(Long[]::new))
        .param("days", texts(drafts, d -> d.validFrom().toString()))
        .param("statuses", texts(drafts, d -> d.activate() ? "ACTIVE" : "DRAFT"))
        .param("seal", knownSeal).param("at", Timestamp.from(clock.instant()))
        .param("by", Callers.find().map(Caller::principalId).orElse("unknown"))
        .update();
  }

  private static String[] texts(List<ProductDraft> drafts, Function<ProductDraft, String> column) {
    return drafts.stream().map(column).toArray(String[]::new);
  }
}
