package io.mingqu.foundation.intake;

import java.util.List;

/**
 * A kind of fact or master data that files can bring. Modules above register theirs as a bean; intake reads the file, maps its columns,
 * holds what cannot be read, and asks the target to stage, compare and apply. Every method but the getters runs in a transaction with
 * system scope; {@link #apply} is called again from where it stopped when the server was killed.
 */
public interface IntakeTarget {

  /** Stable name, for example {@code shipment}. */
  String kind();

  String zh();

  String en();

  List<TargetField> fields();

  default List<TargetSetting> settings() {
    return List.of();
  }

  /** Kinds of master data a row may name that we do not know: {@code partner}, {@code product}. */
  default List<String> masterData() {
    return List.of();
  }

  /** Key of the field that names the document, for held rows; empty when rows have none. */
  default String documentField() {
    return "";
  }

  /** Begins reading with empty staging, whatever an earlier attempt left. */
  RowLoader open(LoadContext context);

  /** Compares staging with what is known and prepares {@link #apply}. May be called again. */
  Comparison compare(LoadContext context);

  /**
   * Applies one chunk of staging; not yet visible.
   *
   * @param from 0, or {@code next} of the step before
   */
  Step apply(LoadContext context, long from);

  /** Last act before the seal number is taken, in the sealing transaction. */
  default void beforeSeal(LoadContext context) {}

  /** After the seal is committed; also called when a crash came between. */
  default void afterSeal(long batchId) {}

  /** Whether something of this batch waits until its held rows are mended or dropped. */
  default boolean awaitsHeldRows(long batchId) {
    return false;
  }

  /** Whether sealed batches of this kind can be undone. */
  default boolean undoable() {
    return false;
  }

  /** Revives what the undone batch had replaced, as facts of {@code undoBatchId}; in the transaction that seals the undo. */
  default void undo(LoadContext undone, long undoBatchId) {
    throw new UnsupportedOperationException(kind());
  }

  /** Forgets an unsealed batch altogether. */
  void forget(long batchId);

  /** @param next where to go on; meaningless when done */
  record Step(long next, boolean done, long lines) {}
}
