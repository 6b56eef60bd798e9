package io.mingqu.trade.catalog.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
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

/** Writes a whole file of products, each step one statement. */
@Component("productImportStore")
class ImportStore {
  private final JdbcClient sql;
  private final Clock clock;

  ImportStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Where a source names a product as we do, it means the same product. */
  void adoptSkus(String source, List<String> codes) {
    sql.sql("""
        INSERT INTO catalog.external_code (source, code, product_id)
        SELECT :source, p.sku, p.id FROM catalog.product p WHERE p.sku = ANY (:codes::text[]) ON CONFLICT DO NOTHING""")
        .param("source", source).param("codes", codes.toArray(String[]::new)).update();
  }

  /** Categories a file names and we do not have, by name, at the top of the tree. */
  void addCategories(List<String> names) {
    sql.sql("""
        INSERT INTO catalog.category (code, name_zh, name_en)
        SELECT n, n, n FROM unnest(:names::text[]) AS n
        WHERE NOT EXISTS (SELECT 1 FROM catalog.category c WHERE n IN (c.code, c.name_zh, c.name_en)) ON CONFLICT (code) DO NOTHING""")
        .param("names", names.toArray(String[]::new)).update();
  }

  void update(List<ImportedProduct> rows, Map<String, Long> ids) {
    sql.sql("""
        UPDATE catalog.product p SET name_zh = coalesce(g.zh, p.name_zh), name_en = coalesce(g.en, p.name_en), spec = coalesce(g.spec, p.spec),
          barcode = coalesce(g.barcode, p.barcode), tax_rate_ppm = coalesce(g.tax, p.tax_rate_ppm), code_kind = g.kind, version = p.version + 1
        FROM unnest(:ids::bigint[], :zh::text[], :en::text[], :specs::text[], :barcodes::text[], :taxes::int[], :kinds::text[])
             AS g (id, zh, en, spec, barcode, tax, kind)
        WHERE p.id = g.id AND (p.name_zh, p.name_en, p.spec, p.barcode, p.tax_rate_ppm, p.code_kind) IS DISTINCT FROM
          (coalesce(g.zh, p.name_zh), coalesce(g.en, p.name_en), coalesce(g.spec, p.spec), coalesce(g.barcode, p.barcode),
           coalesce(g.tax, p.tax_rate_ppm), g.kind)""")
        .param("ids", rows.stream().map(row -> ids.get(row.code())).toArray(Long[]::new)).param("zh", texts(rows, ImportedProduct::nameZh))
        .param("en", texts(rows, ImportedProduct::nameEn)).param("specs", texts(rows, ImportedProduct::spec))
        .param("barcodes", texts(rows, ImportedProduct::barcode))
        .param("taxes", rows.stream().map(ImportedProduct::taxRatePpm).toArray(Integer[]::new)).param("kinds", texts(rows, r -> r.codeKind().name()))
        .update();
  }

  private record Wanted(long productId, String what, long value, LocalDate day) {}

  /** A new factor only where the one that holds on the row's day is another. */
  void units(List<ImportedProduct> rows, Map<String, Long> ids, long seal) {
    List<Wanted> wanted = new ArrayList<>();
    rows.forEach(row -> row.factorsMilli().forEach(
        (unit, factor) -> wanted.add(new Wanted(Objects.requireNonNull(ids.get(row.code())), unit, factor, row.validFrom()))));
    List<Wanted> changed = changed(wanted, """
        SELECT g.product, g.what, g.value, g.day FROM given g
        LEFT JOIN LATERAL (SELECT u.factor_milli FROM catalog.unit u
                           WHERE u.product_id = g.product AND u.unit = g.what AND u.valid_from <= g.day AND u.void_seal IS NULL
                           ORDER BY u.valid_from DESC LIMIT 1) now ON true
        WHERE now.factor_milli IS DISTINCT FROM g.value""");
    write(changed, """
        UPDATE catalog.unit u SET void_seal = :seal FROM given g
        WHERE u.product_id = g.product AND u.unit = g.what AND u.valid_from = g.day AND u.void_seal IS NULL""", """
        INSERT INTO catalog.unit (product_id, unit, factor_milli, valid_from, known_seal, recorded_at, recorded_by)
        SELECT g.product, g.what, g.value, g.day, :seal, :at, :by FROM given g""", seal);
  }

  void places(List<ImportedProduct> rows, Map<String, Long> ids, Map<String, Long> categoryIds, long seal) {
    List<Wanted> wanted = new ArrayList<>();
    for (ImportedProduct row : rows) {
      if (row.category() != null) {
        wanted.add(new Wanted(Objects.requireNonNull(ids.get(row.code())), "", Objects.requireNonNull(categoryIds.get(row.category())), row.validFrom()));
      }
    }
    List<Wanted> changed = changed(wanted, """
        SELECT g.product, g.what, g.value, g.day FROM given g
        LEFT JOIN LATERAL (SELECT m.category_id FROM catalog.membership m
                           WHERE m.product_id = g.product AND m.valid_from <= g.day AND m.void_seal IS NULL
                           ORDER BY m.valid_from DESC LIMIT 1) now ON true
        WHERE now.category_id IS DISTINCT FROM g.value""");
    write(changed, """
        UPDATE catalog.membership m SET void_seal = :seal FROM given g
        WHERE m.product_id = g.product AND m.valid_from = g.day AND m.void_seal IS NULL""", """
        INSERT INTO catalog.membership (product_id, category_id, valid_from, known_seal, recorded_at, recorded_by)
        SELECT g.product, g.value, g.day, :seal, :at, :by FROM given g""", seal);
  }

  private List<Wanted> changed(List<Wanted> wanted, String query) {
    return given(query, wanted).query((row, n) -> new Wanted(row.getLong(1), row.getString(2), row.getLong(3), row.getDate(4).toLocalDate())).list();
  }

  private void write(List<Wanted> changed, String voiding, String inserting, long seal) {
    if (changed.isEmpty()) {
      return;
    }
    given(voiding, changed).param("seal", seal).update();
    given(inserting, changed).param("seal", seal).param("at", Timestamp.from(clock.instant()))
        .param("by", Callers.find().map(Caller::principalId).orElse("unknown")).update();
  }

  private JdbcClient.StatementSpec given(String statement, List<Wanted> rows) {
    return sql.sql("""
        WITH given AS (SELECT * FROM unnest(:products::bigint[], :whats::text[], :values::bigint[], :days::date[]) AS g (product, what, value, day))
        """ + statement)
        .param("products", rows.stream().map(Wanted::productId).toArray(Long[]::new)).param("whats", rows.stream().map(Wanted::what).toArray(String[]::new))
        .param("values", rows.stream().map(Wanted::value).toArray(Long[]::new))
        .param("days", rows.stream().map(w -> w.day().toString()).toArray(String[]::new));
  }

  private static String[] texts(List<ImportedProduct> rows, Function<ImportedProduct, @Nullable String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }
}
