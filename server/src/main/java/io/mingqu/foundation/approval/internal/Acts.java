package io.mingqu.foundation.approval.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.approval.Act;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Acts as people send them and as the history names them. */
final class Acts {
  enum Kind { APPROVE, REJECT, RETURN, HAND_OVER, ADD_SIGNER_BEFORE, ADD_SIGNER_AFTER, WITHDRAW, REMIND }

  private Acts() {}

  /**
   * @param to whom it is handed over to, or who signs as well
   * @param known checks that there is such a person
   * @param step to which it is returned, counted from 1; null for the requester
   */
  static Act read(Kind kind, @Nullable String to, @Nullable Integer step, UnaryOperator<String> known) {
    return switch (kind) {
      case APPROVE -> new Act.Approve();
      case REJECT -> new Act.Reject();
      case RETURN -> step == null ? new Act.ReturnToRequester() : new Act.ReturnToStep(step - 1);
      case HAND_OVER -> new Act.HandOver(person(to, known));
      case ADD_SIGNER_BEFORE -> new Act.AddSigner(person(to, known), true);
      case ADD_SIGNER_AFTER -> new Act.AddSigner(person(to, known), false);
      case WITHDRAW -> new Act.Withdraw();
      case REMIND -> new Act.Remind();
    };
  }

  private static String person(@Nullable String to, UnaryOperator<String> known) {
    if (to == null || to.isBlank()) {
      throw Problem.of("approval.person-missing", 422);
    }
    return known.apply(to);
  }

  static String name(Act act) {
    return switch (act) {
      case Act.Approve ignored -> "APPROVE";
      case Act.Reject ignored -> "REJECT";
      case Act.ReturnToRequester ignored -> "RETURN";
      case Act.ReturnToStep ignored -> "RETURN";
      case Act.HandOver ignored -> "HAND_OVER";
      case Act.AddSigner(String ignored, boolean before) -> before ? "ADD_SIGNER_BEFORE" : "ADD_SIGNER_AFTER";
      case Act.Withdraw ignored -> "WITHDRAW";
      case Act.Remind ignored -> "REMIND";
    };
  }

  static @Nullable String target(Act act) {
    return switch (act) {
      case Act.HandOver(String to) -> to;
      case Act.AddSigner(String who, boolean ignored) -> who;
      case Act.ReturnToStep(int step) -> String.valueOf(step + 1);
      default -> null;
    };
  }
}
