package io.mingqu.kernel.approval;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which rule an approval follows: by kind, amount and place in the organisation. */
public final class RuleBook {
  /**
   * @param orgUnitId for this unit and those below it; null for all
   * @param currency of the amounts; null for requests without an amount and those no other rule names
   * @param fromMinor inclusive
   * @param toMinor exclusive, null for no upper end
   */
  public record Rule(long id, String kind, @Nullable Long orgUnitId, @Nullable String currency, long fromMinor, @Nullable Long toMinor,
      List<Step> steps) {
    public Rule {
      steps = List.copyOf(steps);
      if (toMinor != null && toMinor <= fromMinor) {
        throw new IllegalArgumentException("an amount band ends above where it begins: " + fromMinor + " … " + toMinor);
      }
    }

    boolean covers(@Nullable Long amountMinor, @Nullable String inCurrency) {
      if (currency == null) {
        return true;
      }
      return amountMinor != null && currency.equals(inCurrency) && amountMinor >= fromMinor && (toMinor == null || amountMinor < toMinor);
    }

    boolean overlaps(Rule other) {
      return kind.equals(other.kind) && Objects.equals(orgUnitId, other.orgUnitId) && Objects.equals(currency, other.currency)
          && (currency == null || (toMinor == null || other.fromMinor < toMinor) && (other.toMinor == null || fromMinor < other.toMinor));
    }
  }

  private RuleBook() {}

  /**
   * The nearest rule: the unit's own before its parent's, one for the amount before one without.
   *
   * @param orgPath the request's unit, its parent, and so on up
   */
  public static Optional<Rule> select(List<Rule> rules, String kind, @Nullable Long amountMinor, @Nullable String currency, List<Long> orgPath) {
    return rules.stream()
        .filter(rule -> rule.kind().equals(kind) && rule.covers(amountMinor == null ? null : Math.absExact(amountMinor), currency))
        .filter(rule -> rule.orgUnitId() == null || orgPath.contains(rule.orgUnitId()))
        .min(Comparator.<Rule>comparingInt(rule -> rule.orgUnitId() == null ? Integer.MAX_VALUE : orgPath.indexOf(rule.orgUnitId()))
            .thenComparing(rule -> rule.currency() == null));
  }

  /** A rule that would claim the same requests as {@code candidate}. */
  public static Optional<Rule> overlapping(List<Rule> rules, Rule candidate) {
    return rules.stream().filter(rule -> rule.id() != candidate.id() && rule.overlaps(candidate)).findFirst();
  }
}
