package io.mingqu.trade.stock;

import io.mingqu.foundation.intake.Cut;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What settlement and insight ask about stock in the channel. Joins the caller's transaction and sees what the caller's scope sees. */
public interface Stock {

  /**
   * Positions at the end of {@code day}, reckoned anew at the cut under the rule in force. Products that were never observed are left out.
   *
   * @param productIds   empty: all
   * @param observedLater how many days after {@code day} an observation may lie and still speak for it: a count taken just after a price change
   */
  List<StockPosition> positions(Cut cut, LocalDate day, Collection<Long> partnerIds, Collection<Long> productIds, int observedLater);

  /** Signs of stuffing of the partners at {@code day}, by partner; the period whose end is looked at is the calendar month before or up to the day. */
  Map<Long, StuffingSignal> signals(Cut cut, LocalDate day, Collection<Long> partnerIds);

  /** Value of what partners held when it was last reckoned, by partner, in minor units of the currency. */
  Map<Long, Long> valuesMinor(String currency);
}
