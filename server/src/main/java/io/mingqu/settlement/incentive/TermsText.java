package io.mingqu.settlement.incentive;

import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Requirement;
import io.mingqu.kernel.incentive.Scorecard;
import io.mingqu.kernel.incentive.Scorecard.Bound;
import io.mingqu.kernel.incentive.Terms;
import io.mingqu.kernel.incentive.Terms.GroupSplit;
import io.mingqu.kernel.incentive.TierChange.Cut;
import io.mingqu.kernel.incentive.Valuation;
import java.math.BigDecimal;
import java.util.List;

/** Says requirements, scorecard, tier dates, groups and shared limits in words. */
final class TermsText {
  private TermsText() {}

  static void add(ProgrammePolicy policy, boolean zh, List<String> lines) {
    Programme programme = policy.programme();
    Terms terms = programme.terms();
    if (!terms.changes().isEmpty()) {
      lines.add(cut(terms.cut(), zh));
    }
    if (terms.requirements().size() > 1) {
      boolean all = terms.combine() == Requirement.Combine.ALL;
      lines.add(zh ? all ? "须同时满足：" : "满足其一即可：" : all ? "all of:" : "one of:");
    }
    terms.requirements().forEach(each -> lines.add(requirement(policy, each, zh)));
    scorecard(terms.scorecard(), zh, lines);
    if (terms.groupSplit() != null) {
      boolean contribution = terms.groupSplit() == GroupSplit.BY_CONTRIBUTION;
      lines.add(zh ? "集团合并计算，按" + (contribution ? "贡献" : "有业绩成员平均") + "分配"
          : "the group counts together, split " + (contribution ? "by contribution" : "evenly among members with sales"));
    }
    limits(programme, zh, lines);
  }

  private static String cut(Cut cut, boolean zh) {
    return switch (cut) {
      case WHOLE_PERIOD -> zh ? "期间内换档：按整期业绩定档，各段业务按当时比例" : "tiers changed inside a period: the whole period decides the tier, each stretch is paid at its own";
      case BY_ITSELF -> zh ? "期间内换档：各段分别结算，门槛照原文" : "tiers changed inside a period: each stretch by itself, bounds as written";
      case PRO_RATA -> zh ? "期间内换档：各段分别结算，门槛按天数折算" : "tiers changed inside a period: each stretch by itself, bounds in proportion to its days";
    };
  }

  private static String requirement(ProgrammePolicy policy, Requirement each, boolean zh) {
    return switch (each) {
      case Requirement.AtLeast(var gauge, long value) -> {
        String least = gauge.valuation() == Valuation.QUANTITY ? plain(value, 3) + (policy.unit() == null ? "" : " " + policy.unit())
            : TierText.money(policy.programme(), value);
        yield zh ? "前提：" + gauge.name() + " 不少于 " + least : "only if " + gauge.name() + " is at least " + least;
      }
      case Requirement.Portion(var gauge, int ppm) -> zh ? "前提：" + gauge.name() + " 占比不低于 " + TierText.percent(ppm)
          : "only if " + gauge.name() + " is at least " + TierText.percent(ppm) + " of the base";
      case Requirement.ActiveProducts(String name, int least) -> zh ? "前提：" + name + " 不少于 " + least + " 个"
          : "only if " + name + ": at least " + least + " products sold";
    };
  }

  private static void scorecard(Scorecard card, boolean zh, List<String> lines) {
    card.gates().forEach(gate -> {
      boolean least = gate.bound() == Bound.AT_LEAST;
      String value = plain(gate.valueMillionths(), 6);
      lines.add(zh ? "门槛：" + gate.metric() + (least ? " ≥ " : " ≤ ") + value : "gate: " + gate.metric() + (least ? " ≥ " : " ≤ ") + value);
    });
    card.weights().forEach(weight -> lines.add((zh ? "考核：" : "scored: ") + weight.metric() + " " + TierText.percent(weight.weightPpm())));
    switch (card.penalties()) {
      case IGNORED -> { }
      case DOWN_TO_ZERO -> lines.add(zh ? "扣罚从返利中扣，扣完为止" : "penalties are taken from the rebate, down to zero");
      case BELOW_ZERO -> lines.add(zh ? "扣罚从返利中扣，不足部分仍欠" : "penalties are taken from the rebate; what is lacking stays owed");
    }
  }

  private static void limits(Programme programme, boolean zh, List<String> lines) {
    Limits limits = programme.limits();
    limits.lineCapMinor().ifPresent(m -> lines.add((zh ? "单行封顶 " : "at most per line ") + TierText.money(programme, m)));
    limits.programmeCapMinor().ifPresent(m -> lines.add((zh ? "全体每期封顶（按比例分摊）" : "at most for all partners in a period, shared in proportion: ")
        + TierText.money(programme, m)));
    limits.budgetMinor().ifPresent(m -> lines.add((zh ? "政策总预算 " : "budget of the programme ") + TierText.money(programme, m)));
  }

  private static String plain(long value, int scale) {
    return BigDecimal.valueOf(value, scale).stripTrailingZeros().toPlainString();
  }
}
