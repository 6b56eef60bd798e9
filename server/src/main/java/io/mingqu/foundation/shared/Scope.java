package io.mingqu.foundation.shared;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whose rows a caller sees: the second fence (row-level security) enforces it in the database. */
public sealed interface Scope {
  /** Jobs, migrations, set-up: explicit and rare. */
  record Everything(String reason) implements Scope {}

  /** Head office: every partner. */
  record AllParties() implements Scope {}

  /** A region's, a sales representative's or a partner's own: just these partners. */
  record Parties(Set<Long> partyIds) implements Scope {
    public Parties {
      partyIds = Set.copyOf(partyIds);
    }
  }

  Scope ALL = new AllParties();

  default boolean sees(long partyId) {
    return !(this instanceof Parties(Set<Long> ids)) || ids.contains(partyId);
  }

  /** The value of the transaction-local setting {@code mingqu.scope}. */
  default String setting() {
    return switch (this) {
      case Everything ignored -> "system";
      case AllParties ignored -> "all";
      case Parties ignored -> "parties";
    };
  }

  /** The value of the transaction-local setting {@code mingqu.parties}, a PostgreSQL array. */
  default String partiesSetting() {
    return this instanceof Parties(Set<Long> ids)
        ? new TreeSet<>(ids).stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")) : "";
  }
}
