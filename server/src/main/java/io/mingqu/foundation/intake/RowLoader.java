package io.mingqu.foundation.intake;

/** Takes the rows of one batch into a target's staging. Used by one thread. */
public interface RowLoader extends AutoCloseable {

  /**
   * Reads one row and keeps it for staging.
   *
   * @throws RowHeld when the row cannot become a fact; intake keeps it
   */
  void accept(SourceLine line);

  /** The row was held, so its document did not arrive whole. */
  default void held(String documentNo) {}

  /** The row was held and not even its document can be read: {@code written} is what stands there, empty when nothing does. */
  default void heldOfUnknownDocument(String written) {}

  /** Writes what was accepted since the last call into staging; called inside a transaction. */
  void flush();

  /** Nothing is written on close; what was not flushed is gone. */
  @Override
  void close();
}
