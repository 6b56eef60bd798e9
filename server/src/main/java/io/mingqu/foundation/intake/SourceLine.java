package io.mingqu.foundation.intake;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One row of a source, seen through its mapping: values by field key, a fixed value standing in for a column that is not there.
 * Blank cells are null. Every getter throws {@link RowHeld} with the reason when the text cannot be read as asked.
 */
public interface SourceLine {

  /** Row number as the person sees it in the source. */
  long number();

  String sheet();

  @Nullable String text(String field);

  /** @throws RowHeld {@code intake.field-missing} when blank */
  String requiredText(String field);

  /** A document number, line id or code; refuses numbers a spreadsheet has rounded. */
  @Nullable String id(String field);

  String requiredId(String field);

  @Nullable LocalDate date(String field);

  LocalDate requiredDate(String field);

  @Nullable LocalDateTime dateTime(String field);

  /** The decimal × 10^scale, exact; null when blank. Quantities use scale 3, amounts the currency's exponent. */
  @Nullable Long scaled(String field, int scale);

  long requiredScaled(String field, int scale);

  /** A decimal with as many places as it has. */
  java.math.@Nullable BigDecimal decimal(String field);

  @Nullable Integer ratePpm(String field);
}
