package io.mingqu.settlement.incentive;

import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.Scale.AmountTier;
import io.mingqu.kernel.incentive.Scale.RateTier;
import io.mingqu.kernel.incentive.Scale.Tier;
import io.mingqu.kernel.incentive.Scale.UnitTier;
import io.mingqu.kernel.money.Currencies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Says the tiers of a programme in words, so that nobody has to read ppm: "满 150,000.00 元（含）起，全额按 1.5%". */
final class TierText {
  private TierText() {}

  static List<String> of(ProgrammePolicy policy, boolean chinese) {
    List<String> lines = new ArrayList<>();
    scale(policy, policy.programme().scale(), chinese, lines);
    policy.programme().terms().changes().forEach(change -> {
      lines.add(chinese ? "自 " + change.from() + " 起：" : "from " + change.from() + " on:");
      scale(policy, change.scale(), chinese, lines);
    });
    policy.programme().limits().capMinor().ifPresent(cap -> lines.add((chinese ? "封顶 " : "at most ") + money(policy.programme(), cap)));
    policy.programme().limits().minimumMinor().ifPresent(least -> lines.add((chinese ? "保底 " : "at least ") + money(policy.programme(), least)));
    policy.programme().limits().payFromMinor().ifPresent(payFrom -> {
      String least = money(policy.programme(), payFrom);
      lines.add(chinese ? "不足 " + least + " 不付" : "less than " + least + " is not paid");
    });
    TermsText.add(policy, chinese, lines);
    return lines;
  }

  private static void scale(ProgrammePolicy policy, Scale scale, boolean chinese, List<String> lines) {
    lines.add(mode(scale, chinese));
    for (Tier tier : scale.tiers()) {
      String bound = bound(policy, scale, tier.from());
      String value = value(policy.programme(), tier);
      lines.add(chinese ? "满 " + bound + "（含）起：" + value : "from " + bound + " (inclusive): " + value);
    }
  }

  private static String mode(Scale scale, boolean chinese) {
    return switch (scale) {
      case Scale.Rates(Scale.RateMode mode, List<RateTier> _) -> switch (mode) {
        case BY_BAND -> chinese ? "分段累进：各段按各自比例" : "by band: each band at its own rate";
        case ON_THE_WHOLE -> chinese ? "全额返：达到的比例适用于全部" : "on the whole: the rate reached applies to everything";
        case ROLLING -> chinese ? "滚动：每达一档按当时累计额付一次" : "rolling: each band reached pays on the cumulative base";
        case TOTAL -> chinese ? "累加：达到的各档比例都适用于全部" : "total: every rate reached applies to everything";
        case PROSPECTIVE -> chinese ? "达标后：超过部分按新比例" : "prospective: what lies above a bound earns its rate";
      };
      case Scale.FixedSteps _ -> chinese ? "固定返：达档得固定金额" : "fixed: a sum for the tier reached";
      case Scale.PerUnit perUnit -> perUnit.mode() == Scale.UnitMode.BY_BAND
          ? chinese ? "单件返，分段" : "per unit, by band" : chinese ? "单件返，全部数量按达到的单价" : "per unit, the price reached for the whole quantity";
      case Scale.Growth _ -> chinese ? "增长返：按同比增长定比例" : "growth: the rate follows growth over the year before";
      case Scale.Attainment attainment when attainment.against() == Scale.Against.MARKET ->
          chinese ? "份额返：按市场份额定比例" : "market share: the rate follows the share of the market";
      case Scale.Attainment _ -> chinese ? "达成返：按目标达成定比例" : "attainment: the rate follows attainment of the target";
    };
  }

  private static String bound(ProgrammePolicy policy, Scale scale, long from) {
    Programme programme = policy.programme();
    if (scale instanceof Scale.Growth || scale instanceof Scale.Attainment) {
      return percent(from);
    }
    if (programme.base().qualifying().isAmount()) {
      return money(programme, from);
    }
    String unit = policy.unit();
    return BigDecimal.valueOf(from, 3).stripTrailingZeros().toPlainString() + (unit == null ? "" : " " + unit);
  }

  private static String value(Programme programme, Tier tier) {
    return switch (tier) {
      case RateTier rate -> percent(rate.ratePpm());
      case AmountTier amount -> money(programme, amount.amountMinor());
      case UnitTier unit -> programme.currency() + " " + unit.perUnit().shortest();
    };
  }

  static String percent(long ppm) {
    return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString() + "%";
  }

  static String money(Programme programme, long minor) {
    BigDecimal amount = BigDecimal.valueOf(minor, Currencies.exponent(programme.currency()));
    return programme.currency() + " " + String.format(java.util.Locale.ROOT, "%,." + amount.scale() + "f", amount);
  }
}
