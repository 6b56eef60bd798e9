package io.mingqu.foundation.audit;

import java.util.Map;

/** The audit log 审计日志: every write, export, unmasking and refused access leaves an entry that nobody can change or remove unseen. */
public interface Audit {
  /**
   * Appends an entry in the running transaction (or one of its own when none runs) on behalf of the current caller.
   *
   * @param action      what was done, {@code module.past-tense}, such as {@code policy.published}
   * @param subjectKind the kind of thing it was done to, such as {@code programme}
   * @param detail      values a reader needs later; never secrets, never whole documents
   */
  void record(String action, String subjectKind, String subjectId, Map<String, ?> detail);
}
