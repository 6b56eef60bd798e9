package io.mingqu.foundation.cases;

import io.mingqu.foundation.shared.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A bean that owns a kind of case: its states, who may do what in each, and what follows. */
public interface CaseKind {
  /** @param desk whose turn it is in this state, null when it has ended */
  record State(String name, String titleZh, String titleEn, @Nullable Role desk) {
    boolean ended() {
      return desk == null;
    }
  }

  /** @param reasonNeeded whether a comment must go with it; {@code by} the roles that may do it */
  record Transition(String action, String from, String to, Set<Role> by, boolean reasonNeeded, String labelZh, String labelEn) {}

  /** Stable, e.g. {@code dispute}. */
  String name();

  String titleZh();

  String titleEn();

  /** The first one is where a case begins. */
  List<State> states();

  List<Transition> transitions();

  /** Who may open one by hand over the API; none if only its owner opens them. */
  default Set<Role> openedBy() {
    return Set.of();
  }

  /** Called in the transaction of every transition. An exception undoes it. */
  default void moved(CaseMoved moved) {}
}
