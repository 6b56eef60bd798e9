package io.mingqu.settlement.incentive;

import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.movement.MovementKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incentive programme 返利政策 as it was agreed: the kernel's programme and what stands around it.
 *
 * @param entity            the legal entity that pays, and whose movements count: one entity's rebate cannot offset another's receivable
 * @param unit              for bases by quantity, the unit counted in (箱); none means each product's base unit
 * @param exclusivityGroup  programmes of one group never pay twice for the same movement
 */
public record ProgrammePolicy(Programme programme, String nameZh, String nameEn, String entity, @Nullable String unit,
    @Nullable String exclusivityGroup, @Nullable String clauseZh, @Nullable String clauseEn, List<WorkedExample> examples) {
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
    return new ProgrammePolicy(other, nameZh, nameEn, entity, unit, exclusivityGroup, clauseZh, clauseEn, examples);
  }

  /** How the tiers read: the mode, then each tier, then the limits. */
  public List<String> tiersInWords(boolean chinese) {
    return TierText.of(this, chinese);
  }

  /** Facts and the payout both sides agreed they lead to; run at publish. */
  public record WorkedExample(String title, List<ExampleFact> facts, long expectedMinor) {
    public WorkedExample {
      facts = List.copyOf(facts);
    }
  }

  /** A movement in a worked example; quantity in thousandths of the programme's unit. */
  public record ExampleFact(MovementKind kind, LocalDate date, LocalDate originalDate, long netMinor, long grossMinor, long quantityMilli) {}
}
