package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.kernel.reconciliation.AccountHeading;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps rows of sheets people bring. */
@Component
class SheetStore {
  private static final int BATCH = 500;
  private final JdbcClient sql;
  private final JdbcTemplate batches;

  SheetStore(JdbcClient sql, JdbcTemplate batches) {
    this.sql = sql;
    this.batches = batches;
  }

  void keep(List<SheetRow> rows, long batchId) {
    batches.batchUpdate("""
        INSERT INTO reconciliation.sheet_row (source_id, period_code, entity_code, partner_code, partner_id, partner_name, row_no, batch_id, opening_minor,
          shipments_minor, returns_minor, receipts_minor, offsets_minor, charges_minor, adjustments_minor, closing_minor, rebate_minor)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (source_id, period_code, entity_code, partner_code) DO UPDATE SET partner_id = excluded.partner_id,
          partner_name = excluded.partner_name, row_no = excluded.row_no, batch_id = excluded.batch_id, opening_minor = excluded.opening_minor,
          shipments_minor = excluded.shipments_minor, returns_minor = excluded.returns_minor, receipts_minor = excluded.receipts_minor,
          offsets_minor = excluded.offsets_minor, charges_minor = excluded.charges_minor, adjustments_minor = excluded.adjustments_minor,
          closing_minor = excluded.closing_minor, rebate_minor = excluded.rebate_minor""", rows, BATCH, (sheet, each) -> {
          int i = 0;
          sheet.setInt(++i, each.sourceId());
          sheet.setString(++i, each.periodCode());
          sheet.setString(++i, each.entityCode());
          sheet.setString(++i, each.partnerCode());
          sheet.setObject(++i, each.partnerId(), java.sql.Types.BIGINT);
          sheet.setString(++i, each.partnerName());
          sheet.setLong(++i, each.rowNo());
          sheet.setLong(++i, batchId);
          for (AccountHeading heading : AccountHeading.values()) {
            sheet.setObject(++i, each.figures().get(heading), java.sql.Types.BIGINT);
          }
          sheet.setObject(++i, boxed(each.closing()), java.sql.Types.BIGINT);
          sheet.setObject(++i, boxed(each.rebate()), java.sql.Types.BIGINT);
        });
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  List<SheetRow> rows(String periodCode, @Nullable Integer sourceId) {
    return sql.sql("""
        SELECT * FROM reconciliation.sheet_row WHERE period_code = :period AND (:source::int IS NULL OR source_id = :source)
        ORDER BY source_id, row_no, entity_code, partner_code""")
        .param("period", periodCode).param("source", sourceId).query((row, n) -> {
          Map<AccountHeading, Long> figures = new EnumMap<>(AccountHeading.class);
          for (AccountHeading heading : AccountHeading.values()) {
            Long figure = row.getObject(heading.name().toLowerCase(Locale.ROOT) + "_minor", Long.class);
            if (figure != null) {
              figures.put(heading, figure);
            }
          }
          return new SheetRow(row.getInt("source_id"), row.getString("period_code"), row.getString("entity_code"), row.getString("partner_code"),
              row.getObject("partner_id", Long.class), row.getString("partner_name"), row.getLong("row_no"), figures,
              optional(row.getObject("closing_minor", Long.class)), optional(row.getObject("rebate_minor", Long.class)));
        }).list();
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
