package io.mingqu.foundation.intake;

import java.util.List;

/**
 * A target whose records take effect together, known from one seal on: master data, where one row may name another of the same file.
 *
 * @param <T> what a record's values are read into
 */
public abstract class WholeFileTarget<T> extends RecordTarget {
  private final Class<T> shape;

  protected WholeFileTarget(RecordStore store, Class<T> shape) {
    super(store);
    this.shape = shape;
  }

  /** Takes over all new and changed records, by key, at least one; in the transaction that seals the batch. */
  protected abstract void saveAll(List<T> records, LoadContext context);

  /** Nothing yet: until the seal the records wait in staging. */
  @Override
  protected final void save(List<StagedRecord> records, LoadContext context) {}

  @Override
  public void beforeSeal(LoadContext context) {
    List<T> records = brought(context, shape);
    if (!records.isEmpty()) {
      saveAll(records, context);
    }
  }

  /** What was not sealed was not said. */
  @Override
  public void forget(long batchId) {
    super.forget(batchId);
    forgetWhatItSaid(batchId);
  }
}
