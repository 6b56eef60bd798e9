package io.mingqu.settlement.incentive;

import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Scale;
import org.jspecify.annotations.Nullable;

/**
 * How a programme is accounted for and taxed 会计与税务处理. Carried to every booking and export; the tax attributes are what the user's adviser
 * decided, nothing is concluded from them here.
 *
 * @param accounting     variable consideration or material right
 * @param vat            how the dealer's or supplier's VAT follows, in the adviser's words or code
 * @param withholding    whether income tax is withheld, in the adviser's words or code
 * @param adviserNote    reference of the advice
 */
public record Treatment(Accounting accounting, @Nullable String vat, @Nullable String withholding, @Nullable String adviserNote) {
  /** CAS 14 / IFRS 15: a price that is not certain yet 可变对价, or an option on later purchases 重大权利. */
  public enum Accounting { VARIABLE_CONSIDERATION, MATERIAL_RIGHT }

  /** Tiers that only raise the price of what comes after them give an option; all others make the price of what was bought uncertain. */
  public static Accounting byTierMode(Programme programme) {
    return programme.scale() instanceof Scale.Rates rates && rates.mode() == Scale.RateMode.PROSPECTIVE
        ? Accounting.MATERIAL_RIGHT : Accounting.VARIABLE_CONSIDERATION;
  }
}
