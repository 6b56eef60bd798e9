package io.mingqu.insight.profitability.internal;

import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.profitability.PartnerReturn;
import io.mingqu.kernel.profitability.PartnerReturn.Facts;
import io.mingqu.kernel.profitability.PartnerReturn.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which formula stands behind each step, in words, and from which accounts its entries come. */
final class ReturnWords {
  /** Ledger accounts by step. */
  static final Map<String, List<String>> ACCOUNTS = Map.of("rebate", List.of("REBATE_ACCRUAL"), "commission", List.of("COMMISSION_ACCRUAL", "SHARE_ACCRUAL"),
      "fund", List.of("FUND_ACCRUAL"), "fronted", List.of("FUND_ACCRUAL"), "other", List.of("COMPENSATION_ACCRUAL", "BONUS_ACCRUAL"),
      "incentives", List.of("REBATE_ACCRUAL", "COMMISSION_ACCRUAL", "SHARE_ACCRUAL", "FUND_ACCRUAL", "COMPENSATION_ACCRUAL", "BONUS_ACCRUAL"));
  private final boolean zh;
  private final String currency;

  ReturnWords(boolean zh, String currency) {
    this.zh = zh;
    this.currency = currency;
  }

  /** Empty for a step there is not. */
  Optional<String> sentence(String step, Facts f, Rule r, PartnerReturn.Result result) {
    return Optional.ofNullable(switch (step) {
      case "margin" -> f.sellOutMinor().isPresent()
          ? zh ? "毛利 = 上报的销售 %s − 按平均进价的成本 %s".formatted(money(f.sellOutMinor().getAsLong()), money(f.costOfSalesMinor()))
              : "Margin = reported sales %s − their cost at average purchase prices %s".formatted(money(f.sellOutMinor().getAsLong()), money(f.costOfSalesMinor()))
          : zh ? "毛利 = 净进货 %s × 声明的毛利率 %s（没有上报销售）".formatted(money(f.purchasesMinor()), percent(r.marginPpm()))
              : "Margin = net purchases %s × the declared margin %s (sales are not reported)".formatted(money(f.purchasesMinor()), percent(r.marginPpm()));
      case "rebate" -> zh ? "本期计提的返利，减去冲回" : "Rebates accrued in the period, less what was reversed";
      case "commission" -> zh ? "本期的佣金与分成，减去冲回" : "Commissions and shares of the period, less what was reversed";
      case "fund" -> zh ? "本期的市场费用支持，减去冲回" : "Market funds of the period, less what was reversed";
      case "other" -> zh ? "本期的调价补差与奖励" : "Price-change compensation and bonuses of the period";
      case "fronted" -> zh ? "已垫付、品牌还没有还的市场费用（期末）" : "Market money fronted and not yet repaid, at the end";
      case "capital" -> zh ? "资金成本 = 占用资金 %s × 年利率 %s × %d ÷ 365；占用 = 库存 %s + 应收（%d 天的销售）+ 垫付 − 欠品牌的 %s".formatted(money(result.capitalMinor()),
              percent(r.capitalRatePpm()), f.days(), money(f.stockMinor()), r.receivableDays(), money(r.countCredit() ? Math.max(0, f.owedToBrandMinor()) : 0))
          : "Cost of capital = tied up %s × %s a year × %d ÷ 365; tied up = stock %s + receivables (%d days of sales) + fronted − owed to the brand %s".formatted(
              money(result.capitalMinor()), percent(r.capitalRatePpm()), f.days(), money(f.stockMinor()), r.receivableDays(),
              money(r.countCredit() ? Math.max(0, f.owedToBrandMinor()) : 0));
      case "brandMargin" -> zh ? "品牌毛利 = 净销售 %s × 声明的毛利率 %s".formatted(money(f.purchasesMinor()), percent(r.brandMarginPpm()))
          : "Brand margin = net sales %s × the declared margin %s".formatted(money(f.purchasesMinor()), percent(r.brandMarginPpm()));
      case "incentives" -> zh ? "本期给伙伴的全部激励" : "All incentives of the partner in the period";
      case "brandCapital" -> zh ? "应收占用 = 平均应收 %s × 年利率 %s × %d ÷ 365".formatted(money(Math.max(0, f.owedToBrandMinor())), percent(r.capitalRatePpm()), f.days())
          : "Receivables = average owed %s × %s a year × %d ÷ 365".formatted(money(Math.max(0, f.owedToBrandMinor())), percent(r.capitalRatePpm()), f.days());
      default -> null;
    });
  }

  private String money(long minor) {
    return BigDecimal.valueOf(minor, Currencies.exponent(currency)).toPlainString() + " " + currency;
  }

  private static String percent(int ppm) {
    return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString() + "%";
  }
}
