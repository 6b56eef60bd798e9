package io.mingqu.settlement.incentive;

import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.movement.MovementKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An incentive programme 返利政策 as it was agreed: the kernel's programme and what stands around it.
 *
 * @param entity            the legal entity that pays, and whose movements count: one entity's rebate cannot offset another's receivable
 * @param unit              for bases by quantity, the unit counted in (箱); none means each product's base unit
 * @param sources              where targets, market totals, groups, scores and penalties come from
 * @param treatment            accounting and tax attributes
 * @param dependsOnResalePrice whether a payout or penalty depends on the price at which a dealer resells
 * @param exclusivityGroup  programmes of one group never pay twice for the same movement
 */
public record ProgrammePolicy(Programme programme, String nameZh, String nameEn, String entity, @Nullable String unit,
    @Nullable String exclusivityGroup, @Nullable String clauseZh, @Nullable String clauseEn, List<WorkedExample> examples, FactSources sources,
    Treatment treatment, boolean dependsOnResalePrice) {
  public ProgrammePolicy {
    examples = List.copyOf(examples);
  }

  public String code() {
    return programme.code();
  }

  public String name(String language) {
    return language.startsWith("zh") ? nameZh : nameEn;
  }

  /** The same agreement about another programme of the kernel: other days, other tiers. */
  public ProgrammePolicy about(Programme other) {
    return new ProgrammePolicy(other, nameZh, nameEn, entity, unit, exclusivityGroup, clauseZh, clauseEn, examples, sources, treatment, dependsOnResalePrice);
  }

  /** How the tiers read: the mode, then each tier, then the limits. */
  public List<String> tiersInWords(boolean chinese) {
    return TierText.of(this, chinese);
  }

  /**
   * Facts and the payout both sides agreed they lead to; run at publish.
   *
   * @param expectedPartner whose payout is meant; empty for the sum of all
   * @param reference       target, market total or prior base, in the unit of the qualifying base; 0 for none
   * @param scores          the scorecard's metrics, in millionths
   */
  public record WorkedExample(String title, List<ExampleFact> facts, long expectedMinor, String expectedPartner, long reference,
      Map<String, Long> scores, long penaltyMinor, int penaltyPpm) {
    public WorkedExample {
      facts = List.copyOf(facts);
      scores = Map.copyOf(scores);
    }
  }

  /**
   * A movement in a worked example; quantity in thousandths of the programme's unit.
   *
   * @param partner who made it, for groups and shared caps
   * @param product which product, where products are counted
   * @param counts  whether it is in the scope of the base
   * @param gauges  names of the requirements whose items it is among
   */
  public record ExampleFact(MovementKind kind, LocalDate date, LocalDate originalDate, long netMinor, long grossMinor, long quantityMilli,
      String partner, String product, boolean counts, Set<String> gauges) {}
}
