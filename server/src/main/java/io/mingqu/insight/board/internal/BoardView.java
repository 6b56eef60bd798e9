package io.mingqu.insight.board.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A board as the console draws it. Amounts in minor units of {@code currency}; {@code before} is the period compared with.
 *
 * @param regions  the units just below the region looked at, or the regions; id null: partners without one
 * @param lookedAt the region the board is narrowed to
 * @param partners the largest {@value Board#PARTNERS_MAX}, by amount
 */
record BoardView(Measure measure, String currency, LocalDate from, LocalDate toExcl, LocalDate beforeFrom, LocalDate beforeToExcl, Totals totals,
    Totals before, List<BoardQueries.Day> days, List<Slice> regions, List<Slice> channels, List<Slice> partners, @Nullable Slice lookedAt, List<Choice> choices,
    long knownSeal, Instant changedAt) {

  record Totals(long amountMinor, long returnedMinor, long quantityMilli, long lines, long partners) {}

  record Slice(@Nullable String id, String code, String nameZh, String nameEn, long amountMinor, long beforeMinor, long returnedMinor, long partners) {}

  /** A measure and currency there are facts of, with the days they cover. */
  record Choice(Measure measure, String currency, LocalDate first, LocalDate last, long lines) {}
}
