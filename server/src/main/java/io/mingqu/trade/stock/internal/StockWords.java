package io.mingqu.trade.stock.internal;

import io.mingqu.kernel.stock.StockCheck;
import io.mingqu.trade.stock.StockPosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Why a partner's stock is what it is, in words and steps. */
final class StockWords {
  private StockWords() {}

  record Step(String label, String kind, @Nullable Long amountMinor, String text) {}

  static String sentence(StockPosition p, String sku, String unit, Locale locale) {
    boolean zh = !locale.getLanguage().equals("en");
    String on = number(p.onHandMilli()) + " " + unit;
    String outcome = outcome(p.result().outcome(), zh);
    return zh ? "%s 日终在库 %s = %s；%s。".formatted(p.asOf(), on, source(p.result().source(), true), outcome) + "（" + sku + "）"
        : "On hand at the end of %s: %s = %s; %s. (%s)".formatted(p.asOf(), on, source(p.result().source(), false), outcome, sku);
  }

  static List<Step> steps(StockPosition p, String unit, StockRule rule, Locale locale) {
    boolean zh = !locale.getLanguage().equals("en");
    List<Step> steps = new ArrayList<>();
    note(steps, zh ? "期初（上次盘存 " + p.openingOn() + "）" : "Opening (observed " + p.openingOn() + ")", p.known().openingMilli(), unit, zh);
    note(steps, zh ? "＋ 到货减退货" : "+ receipts less returns", OptionalLong.of(p.known().receiptsMilli()), unit, zh);
    note(steps, zh ? "− 终端销售" : "− sell-out", p.known().sellOutMilli(), unit, zh);
    note(steps, zh ? "＝ 应有" : "= expected", p.result().expectedMilli(), unit, zh);
    note(steps, zh ? "上报（" + p.closingOn() + "）" : "Reported (" + p.closingOn() + ")", p.known().reportedMilli(), unit, zh);
    note(steps, zh ? "现场盘点" : "Counted", p.known().countedMilli(), unit, zh);
    note(steps, zh ? "差异" : "Gap", p.result().gapMilli(), unit, zh);
    steps.add(new Step(zh ? "允许差异" : "Tolerance", "note", null, BigDecimal.valueOf(rule.check().tolerancePpm(), 4).stripTrailingZeros().toPlainString() + " %, "
        + number(rule.check().toleranceMilli()) + " " + unit));
    note(steps, zh ? "最近 %d 天进货（兜底上限）".formatted(rule.check().fallbackDays()) : "Bought in the last %d days (cap of the fallback)".formatted(rule.check().fallbackDays()),
        OptionalLong.of(p.known().purchasedMilli()), unit, zh);
    note(steps, zh ? "可用库存" : "Usable stock", OptionalLong.of(p.result().usableMilli()), unit, zh);
    note(steps, zh ? "推到 " + p.asOf() : "Brought to " + p.asOf(), OptionalLong.of(p.onHandMilli()), unit, zh);
    if (p.unsold().unexplainedMilli() > 0) {
      note(steps, zh ? "其中查不到进货" : "of which without a known purchase", OptionalLong.of(p.unsold().unexplainedMilli()), unit, zh);
    }
    return steps;
  }

  private static void note(List<Step> steps, String label, OptionalLong milli, String unit, boolean zh) {
    steps.add(new Step(label, "note", null, milli.isPresent() ? number(milli.getAsLong()) + " " + unit : zh ? "未知" : "not known"));
  }

  private static String number(long milli) {
    return BigDecimal.valueOf(milli, 3).stripTrailingZeros().toPlainString();
  }

  private static String outcome(StockCheck.Outcome outcome, boolean zh) {
    return switch (outcome) {
      case RECONCILED -> zh ? "账实相符" : "it reconciles";
      case DIFFERS -> zh ? "超出允许差异" : "it differs by more than the tolerance";
      case NO_OPENING -> zh ? "没有上一次盘存" : "there is no earlier observation";
      case NO_SELL_OUT -> zh ? "没有终端销售数据" : "the partner does not report sell-out";
      case NOT_OBSERVED -> zh ? "没有上报也没有盘点" : "neither reported nor counted";
    };
  }

  private static String source(StockCheck.Source source, boolean zh) {
    return switch (source) {
      case RECONCILED -> zh ? "上报或盘点的库存" : "the stock observed";
      case COUNT_CAPPED_BY_PURCHASES -> zh ? "盘点数，不超过近期进货" : "the count, capped by recent purchases";
      case REPORT_CAPPED_BY_PURCHASES -> zh ? "上报数，不超过近期进货" : "the report, capped by recent purchases";
      case EXPECTED_CAPPED_BY_PURCHASES -> zh ? "应有数，不超过近期进货" : "the expected stock, capped by recent purchases";
      case NOTHING_KNOWN -> zh ? "什么都不知道，按 0" : "nothing known, so 0";
    };
  }
}
