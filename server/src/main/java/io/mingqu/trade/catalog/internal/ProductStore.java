package io.mingqu.trade.catalog.internal;

import io.mingqu.trade.catalog.ProductStatus;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes products, their units, categories and codes; versions are voided by a later seal, never edited. */
@Component
class ProductStore {
  private final JdbcClient sql;

  ProductStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** Empty when the sku is taken. */
  Optional<Long> create(ProductCommands.Create wanted, Instant at, String by) {
    return sql.sql("""
        INSERT INTO catalog.product (sku, name_zh, name_en, spec, barcode, code_kind, status, base_unit, tax_rate_ppm, created_at, created_by)
        VALUES (:sku, :zh, :en, :spec, :barcode, :kind, 'DRAFT', :unit, :tax, :at, :by) ON CONFLICT (sku) DO NOTHING RETURNING id""")
        .param("sku", wanted.sku().strip()).param("zh", orEmpty(wanted.nameZh())).param("en", orEmpty(wanted.nameEn()))
        .param("spec", orEmpty(wanted.spec())).param("barcode", orEmpty(wanted.barcode())).param("kind", wanted.codeKind().name())
        .param("unit", wanted.baseUnit().strip()).param("tax", wanted.taxRatePpm()).param("at", Timestamp.from(at)).param("by", by)
        .query(Long.class).optional();
  }

  Optional<ProductStatus> lock(long id) {
    return sql.sql("SELECT status FROM catalog.product WHERE id = :id FOR UPDATE").param("id", id)
        .query((row, n) -> ProductStatus.valueOf(row.getString(1))).optional();
  }

  void change(long id, ProductCommands.Change wanted) {
    sql.sql("""
        UPDATE catalog.product SET name_zh = coalesce(:zh, name_zh), name_en = coalesce(:en, name_en), spec = coalesce(:spec, spec),
          barcode = coalesce(:barcode, barcode), code_kind = coalesce(:kind, code_kind), status = coalesce(:status, status),
          tax_rate_ppm = coalesce(:tax::int, tax_rate_ppm), version = version + 1
        WHERE id = :id""").param("id", id).param("zh", wanted.nameZh()).param("en", wanted.nameEn()).param("spec", wanted.spec())
        .param("barcode", wanted.barcode()).param("kind", wanted.codeKind() == null ? null : wanted.codeKind().name())
        .param("status", wanted.status() == null ? null : wanted.status().name()).param("tax", wanted.taxRatePpm()).update();
  }

  List<Long> activate(Collection<Long> ids) {
    return sql.sql("UPDATE catalog.product SET status = 'ACTIVE', version = version + 1 WHERE id = ANY (:ids::bigint[]) AND status = 'DRAFT' RETURNING id")
        .param("ids", ids.toArray(Long[]::new)).query(Long.class).list();
  }

  void setUnit(long id, String unit, long factorMilli, LocalDate validFrom, long seal, Instant at, String by) {
    sql.sql("UPDATE catalog.unit SET void_seal = :seal WHERE product_id = :id AND unit = :unit AND valid_from = :day AND void_seal IS NULL")
        .param("seal", seal).param("id", id).param("unit", unit).param("day", validFrom).update();
    sql.sql("""
        INSERT INTO catalog.unit (product_id, unit, factor_milli, valid_from, known_seal, recorded_at, recorded_by)
        VALUES (:id, :unit, :factor, :day, :seal, :at, :by)""").param("id", id).param("unit", unit).param("factor", factorMilli)
        .param("day", validFrom).param("seal", seal).param("at", Timestamp.from(at)).param("by", by).update();
  }

  void place(long id, long categoryId, LocalDate validFrom, long seal, Instant at, String by) {
    sql.sql("UPDATE catalog.membership SET void_seal = :seal WHERE product_id = :id AND valid_from = :day AND void_seal IS NULL")
        .param("seal", seal).param("id", id).param("day", validFrom).update();
    sql.sql("""
        INSERT INTO catalog.membership (product_id, category_id, valid_from, known_seal, recorded_at, recorded_by)
        VALUES (:id, :category, :day, :seal, :at, :by)""").param("id", id).param("category", categoryId).param("day", validFrom)
        .param("seal", seal).param("at", Timestamp.from(at)).param("by", by).update();
  }

  boolean addCode(long id, String source, String code) {
    return sql.sql("INSERT INTO catalog.external_code (source, code, product_id) VALUES (:source, :code, :id) ON CONFLICT DO NOTHING")
        .param("source", source).param("code", code).param("id", id).update() == 1;
  }

  boolean categoryExists(long id) {
    return sql.sql("SELECT EXISTS (SELECT 1 FROM catalog.category WHERE id = :id)").param("id", id).query(Boolean.class).single();
  }

  /** Empty when the code is taken. */
  Optional<Long> addCategory(@Nullable Long parentId, String code, String nameZh, String nameEn) {
    return sql.sql("""
        INSERT INTO catalog.category (parent_id, code, name_zh, name_en) VALUES (:parent, :code, :zh, :en) ON CONFLICT (code) DO NOTHING RETURNING id""")
        .param("parent", parentId).param("code", code).param("zh", nameZh).param("en", nameEn).query(Long.class).optional();
  }

  boolean renameCategory(long id, String nameZh, String nameEn) {
    return sql.sql("UPDATE catalog.category SET name_zh = :zh, name_en = :en WHERE id = :id").param("zh", nameZh).param("en", nameEn).param("id", id)
        .update() == 1;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
