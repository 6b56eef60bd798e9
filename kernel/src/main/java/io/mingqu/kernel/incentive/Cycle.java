package io.mingqu.kernel.incentive;

import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.kernel.time.Grain;
import java.time.LocalDate;
import java.util.List;

/** Over which periods a base accumulates 结算周期: the periods of a calendar within the programme's validity. */
public record Cycle(FiscalCalendar calendar, Grain grain) {
    public List<FiscalPeriod> periods(LocalDate from, LocalDate to) {
        return calendar.periods(from, to, grain);
    }
}
