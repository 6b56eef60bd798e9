package io.mingqu.foundation.approval;

import io.mingqu.kernel.approval.Step;
import java.util.List;

/** A bean that owns a kind of approval: says who signs when no rule does, and does what follows. */
public interface ApprovalOwner {
  /** Stable, e.g. {@code policy} or {@code special-price}. */
  String kind();

  String titleZh();

  String titleEn();

  /**
   * The steps when no rule of the company names the request. Roles by their names in {@link io.mingqu.foundation.shared.Role}; a step is called
   * {@code 中文 / English}, of which each reader sees their half.
   */
  List<Step> defaultSteps();

  /** Called once, in the transaction of the deciding act. An exception undoes the act. The caller in force is the person who acted. */
  void ended(ApprovalEnded ended);
}
