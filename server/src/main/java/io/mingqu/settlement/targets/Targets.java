package io.mingqu.settlement.targets;

import java.time.YearMonth;
import java.util.Map;

/** What settlement and boards may ask about targets. Sees what the caller's scope sees. */
public interface Targets {
  /** Goals per partner over the months from … through, summed, by the published sheet of the code as it stood when {@code version} (0: the newest) was published. */
  Map<Long, Long> goals(String sheetCode, YearMonth from, YearMonth through, int version);
}
