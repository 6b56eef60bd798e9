package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.Scale.AmountTier;
import io.mingqu.kernel.incentive.Scale.AttainmentPays;
import io.mingqu.kernel.incentive.Scale.GrowthPays;
import io.mingqu.kernel.incentive.Scale.NoPrior;
import io.mingqu.kernel.incentive.Scale.RateMode;
import io.mingqu.kernel.incentive.Scale.RateTier;
import io.mingqu.kernel.incentive.Scale.Tier;
import io.mingqu.kernel.incentive.Scale.UnitMode;
import io.mingqu.kernel.incentive.Scale.UnitTier;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.money.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads tiers 台阶: bounds must rise, and each mode has its own kind of value. */
final class TierReader {
  private static final long BOUND_MAX = 9_000_000_000_000_000L;
  private static final int RATE_MAX_PPM = 10_000_000;
  private static final int TIERS_MAX = 100;

  private TierReader() {}

  /** How bands become an amount, as people name it. */
  enum Mode { BY_BAND, ON_THE_WHOLE, ROLLING, TOTAL, PROSPECTIVE, FIXED, PER_UNIT, PER_UNIT_BY_BAND, GROWTH, ATTAINMENT, MARKET_SHARE }

  static Scale scale(StrictFields in, Base base, String currency) {
    Mode mode = in.choice("mode", Mode.class);
    Scale scale = switch (mode) {
      case BY_BAND -> new Scale.Rates(RateMode.BY_BAND, rates(in));
      case ON_THE_WHOLE -> new Scale.Rates(RateMode.ON_THE_WHOLE, rates(in));
      case ROLLING -> new Scale.Rates(RateMode.ROLLING, rates(in));
      case TOTAL -> new Scale.Rates(RateMode.TOTAL, rates(in));
      case PROSPECTIVE -> new Scale.Rates(RateMode.PROSPECTIVE, rates(in));
      case FIXED -> new Scale.FixedSteps(tiers(in, t -> new AmountTier(bound(t), t.whole("amountMinor", 0, BOUND_MAX))));
      case PER_UNIT -> new Scale.PerUnit(UnitMode.ON_THE_WHOLE, units(in, currency));
      case PER_UNIT_BY_BAND -> new Scale.PerUnit(UnitMode.BY_BAND, units(in, currency));
      case GROWTH -> new Scale.Growth(rates(in), in.choiceOr("pays", GrowthPays.class, GrowthPays.ON_BASE),
          in.choiceOr("noPrior", NoPrior.class, NoPrior.NOTHING));
      case ATTAINMENT -> new Scale.Attainment(rates(in), in.choiceOr("pays", AttainmentPays.class, AttainmentPays.ON_BASE));
      case MARKET_SHARE -> new Scale.Attainment(rates(in), AttainmentPays.ON_BASE, Scale.Against.MARKET);
    };
    in.done();
    if (scale instanceof Scale.PerUnit && base.paying() != Valuation.QUANTITY) {
      throw in.bad("incentive.per-unit-needs-quantity", "mode", mode);
    }
    if (scale instanceof Scale.Rates && base.paying() == Valuation.QUANTITY) {
      throw in.bad("incentive.rate-needs-amount", "mode", mode);
    }
    boolean straddles = mode == Mode.BY_BAND || mode == Mode.PROSPECTIVE || mode == Mode.ROLLING || mode == Mode.PER_UNIT_BY_BAND;
    if (straddles && !base.oneBase()) {
      throw in.bad("incentive.bands-need-one-base", "mode", mode);
    }
    return scale;
  }

  private static long bound(StrictFields tier) {
    return tier.whole("from", -BOUND_MAX, BOUND_MAX);
  }

  private static List<RateTier> rates(StrictFields in) {
    return tiers(in, t -> new RateTier(bound(t), (int) t.whole("ratePpm", 0, RATE_MAX_PPM)));
  }

  private static List<UnitTier> units(StrictFields in, String currency) {
    int exponent = Currencies.exponent(currency);
    return tiers(in, t -> new UnitTier(bound(t), t.find("perUnit") == null
        ? new UnitPrice(t.whole("perUnitMinor", 0, BOUND_MAX), exponent) : price(t.decimal("perUnit"))));
  }

  private static UnitPrice price(BigDecimal decimal) {
    BigDecimal whole = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    return new UnitPrice(whole.unscaledValue().longValueExact(), whole.scale());
  }

  private static <T extends Tier> List<T> tiers(StrictFields in, Function<StrictFields, T> read) {
    List<StrictFields> bands = in.objects("bands");
    if (bands.isEmpty() || bands.size() > TIERS_MAX) {
      throw in.bad("incentive.no-tiers", "bands", bands.size());
    }
    List<T> tiers = new ArrayList<>();
    for (StrictFields band : bands) {
      T tier = read.apply(band);
      band.done();
      if (!tiers.isEmpty() && tier.from() <= tiers.getLast().from()) {
        throw Problem.of("incentive.bounds-not-rising", 422,
            Map.of("field", band.at("from"), "value", tier.from(), "before", tiers.getLast().from()));
      }
      tiers.add(tier);
    }
    return tiers;
  }
}
