package io.mingqu.foundation.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * A target whose rows are records with a key (partners, products, platform orders) rather than lines of documents. Subclasses say how a
 * row is read and how records are saved; staging, comparing and unchanged rows are done here. A record is unchanged when its source said
 * the same the last time, whatever people have edited since.
 */
public abstract class RecordTarget implements IntakeTarget {
  private static final int CHUNK = 500;
  private final RecordStore store;

  protected RecordTarget(RecordStore store) {
    this.store = store;
  }

  /**
   * Reads one row.
   *
   * @throws RowHeld when it cannot become a record
   */
  protected abstract StagedRecord read(SourceLine line, LoadContext context);

  /** Inserts or updates, in the running transaction; the batch is {@code context.batchId()}. Called in file order, at most 500 at a time. */
  protected abstract void save(List<StagedRecord> records, LoadContext context);

  /** So that the same words read again count as new: for targets that can undo. */
  protected void forgetWhatItSaid(long batchId) {
    store.forgetIdentities(batchId);
  }

  /** The records this batch brought or changed, by key, once they are all saved. */
  protected <T> List<T> brought(LoadContext context, Class<T> shape) {
    return store.remembered(context.batchId(), context.sourceId(), kind(), shape);
  }

  @Override
  public RowLoader open(LoadContext context) {
    store.clear(context.batchId());
    return new Loader(context);
  }

  @Override
  public Comparison compare(LoadContext context) {
    return store.compare(context.batchId(), context.sourceId(), kind());
  }

  @Override
  public Step apply(LoadContext context, long from) {
    List<RecordStore.Numbered> chunk = store.changedAfter(context.batchId(), context.sourceId(), kind(), from, CHUNK);
    if (chunk.isEmpty()) {
      return new Step(from, true, 0);
    }
    save(chunk.stream().map(RecordStore.Numbered::record).toList(), context);
    store.remember(context.batchId(), context.sourceId(), kind(), chunk);
    return new Step(chunk.getLast().no(), chunk.size() < CHUNK, chunk.size());
  }

  @Override
  public void afterSeal(long batchId) {
    store.clear(batchId);
  }

  @Override
  public void forget(long batchId) {
    store.clear(batchId);
  }

  private final class Loader implements RowLoader {
    private final LoadContext context;
    private final List<RecordStore.Numbered> buffered = new ArrayList<>();
    private long no;

    Loader(LoadContext context) {
      this.context = context;
    }

    @Override
    public void accept(SourceLine line) {
      StagedRecord record = read(line, context);
      buffered.add(new RecordStore.Numbered(++no, record));
    }

    @Override
    public void flush() {
      store.stage(context.batchId(), buffered);
      buffered.clear();
    }

    @Override
    public void close() {
      buffered.clear();
    }
  }
}
