package io.mingqu.foundation.approval.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.approval.Act;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Acts as people send them and as the history names them. */
final class Acts {
  enum Kind { APPROVE, REJECT, RETURN, HAND_OVER, ADD_SIGNER_BEFORE, ADD_SIGNER_AFTER, WITHDRAW, REMIND }

  private Acts() {}

  /**
   * @param to whom it is handed over to, or who signs as well
   * @param step to which it is returned, counted from 1; null for the requester
   */
  static Act read(Kind kind, @Nullable String to, @Nullable Integer step) {
    return switch (kind) {
      case APPROVE -> new Act.Approve();
      case REJECT -> new Act.Reject();
      case RETURN -> step == null ? new Act.ReturnToRequester() : new Act.ReturnToStep(step - 1);
      case HAND_OVER -> new Act.HandOver(person(to));
      case ADD_SIGNER_BEFORE -> new Act.AddSigner(person(to), true);
      case ADD_SIGNER_AFTER -> new Act.AddSigner(person(to), false);
      case WITHDRAW -> new Act.Withdraw();
      case REMIND -> new Act.Remind();
    };
  }

  private static String person(@Nullable String to) {
    if (to == null || to.isBlank()) {
      throw Problem.of("approval.person-missing", 422);
    }
    return to;
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
