package io.mingqu.foundation.time.internal;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.kernel.time.Grain;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calendars 会计日历 a company closes its books by, and their periods. */
@RestController
@RequestMapping("/api/calendars")
@Allowed(Role.EVERYONE)
class CalendarsApi {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int YEARS_MAX = 10;
  private final Clock clock;

  CalendarsApi(Clock clock) {
    this.clock = clock;
  }

  record CalendarView(String code, String nameZh, String nameEn, PeriodView current) {}

  record PeriodView(String code, Grain grain, LocalDate first, LocalDate last) {
    static PeriodView of(FiscalPeriod period) {
      return new PeriodView(period.code(), period.grain(), period.first(), period.last());
    }
  }

  @GetMapping
  Page<CalendarView> list() {
    LocalDate today = LocalDate.now(clock.withZone(ZONE));
    return new Page<>(List.of(view(FiscalCalendar.NATURAL, "自然月", "Calendar months", today),
        view(FiscalCalendar.CLOSES_25, "上月26–本月25", "26th to 25th", today)), null);
  }

  private static CalendarView view(FiscalCalendar calendar, String zh, String en, LocalDate today) {
    return new CalendarView(calendar.code(), zh, en, PeriodView.of(calendar.periodOf(today, Grain.MONTH)));
  }

  /** Periods of a calendar given by its code, from this fiscal year's first by default; also of calendars not listed, such as closes-20. */
  @GetMapping("/periods")
  Page<PeriodView> periods(@RequestParam String calendar, @RequestParam(defaultValue = "MONTH") Grain grain,
      @RequestParam(required = false) @Nullable LocalDate from, @RequestParam(required = false) @Nullable LocalDate to) {
    FiscalCalendar found = FiscalCalendar.ofCode(calendar)
        .orElseThrow(() -> Problem.of("time.unknown-calendar", 422, Map.of("calendar", calendar)));
    FiscalPeriod year = found.periodOf(LocalDate.now(clock.withZone(ZONE)), Grain.YEAR);
    LocalDate first = from == null ? year.first() : from;
    LocalDate last = to == null ? from == null ? year.last() : from.plusYears(1).minusDays(1) : to;
    if (last.isBefore(first) || last.isAfter(first.plusYears(YEARS_MAX))) {
      throw Problem.of("time.bad-range", 422, Map.of("from", first, "to", last, "yearsMax", YEARS_MAX));
    }
    return new Page<>(found.periods(first, last, grain).stream().map(PeriodView::of).toList(), null);
  }
}
