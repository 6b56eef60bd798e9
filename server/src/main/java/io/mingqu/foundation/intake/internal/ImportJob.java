package io.mingqu.foundation.intake.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.files.Files;
import io.mingqu.foundation.files.StoredFile;
import io.mingqu.foundation.intake.BatchSealed;
import io.mingqu.foundation.intake.Comparison;
import io.mingqu.foundation.intake.IntakeTarget;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.MappedValue;
import io.mingqu.foundation.intake.RowLoader;
import io.mingqu.foundation.intake.StagingLost;
import io.mingqu.foundation.intake.internal.mapping.MappingSpec;
import io.mingqu.foundation.intake.internal.reading.ReadLimits;
import io.mingqu.foundation.intake.internal.reading.ReadOptions;
import io.mingqu.foundation.intake.internal.reading.SourceFile;
import io.mingqu.foundation.intake.internal.reading.SourceProblem;
import io.mingqu.foundation.outbox.Outbox;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.foundation.time.Live;
import io.mingqu.foundation.time.LiveMessage;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One batch from file to seal: read, compare, apply, seal. Killed anywhere it goes on from what the batch's row says; jobs of one source
 * run one after the other.
 */
@Component
class ImportJob implements JobKind {
  static final String NAME = "intake.import";
  private static final int RETRY_PAGE = 1_000;
  private final BatchStore batches;
  private final HeldStore heldRows;
  private final MappingStore mappings;
  private final SealStore seals;
  private final Targets targets;
  private final Files files;
  private final Audit audit;
  private final Outbox outbox;
  private final Live live;
  private final TransactionTemplate transaction;

  ImportJob(BatchStore batches, HeldStore heldRows, MappingStore mappings, SealStore seals, Targets targets, Files files, Audit audit,
      Outbox outbox, Live live, PlatformTransactionManager transactions) {
    this.batches = batches;
    this.heldRows = heldRows;
    this.mappings = mappings;
    this.seals = seals;
    this.targets = targets;
    this.files = files;
    this.audit = audit;
    this.outbox = outbox;
    this.live = live;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Somebody cancelled the batch while it was being read or applied. */
  private static final class BatchCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BatchCancelled() {
      super(null, null, false, false);
    }
  }

  @Override
  public JobResult run(JobRun run) {
    long id = run.number("batch");
    Batch batch = inTransaction(() -> batches.lock(id));
    IntakeTarget target = targets.byKind(batch.targetKind());
    try {
      return goOn(run, batch, target);
    } catch (BatchCancelled cancelled) {
      transaction.executeWithoutResult(tx -> target.forget(id));
      return new JobResult(Map.of("batchId", String.valueOf(id), "state", BatchState.CANCELLED.name()));
    } catch (SourceProblem problem) {
      throw failed(id, target, problem.code(), problem.params());
    } catch (Problem problem) {
      throw failed(id, target, problem.code(), problem.params());
    }
  }

  private Problem failed(long id, IntakeTarget target, String code, Map<String, Object> params) {
    transaction.executeWithoutResult(tx -> {
      if (batches.lock(id).sealNo() == null) {
        target.forget(id);
        batches.failed(id, code, params);
        tell(id);
      }
    });
    return Problem.of(code, 422, params);
  }

  private JobResult goOn(JobRun run, Batch first, IntakeTarget target) {
    MappingStore.Mapping mapping = inTransaction(() -> mappings.byId(Objects.requireNonNull(first.mappingId())));
    LoadContext context = context(first, mapping);
    Batch batch = first;
    while (true) {
      BatchState state = batch.state();
      switch (state) {
        case READING -> read(run, batch, mapping.spec(), target, context);
        case APPLYING -> applyAndSeal(run, batch, target, context);
        case SEALED, UNCHANGED -> transaction.executeWithoutResult(tx -> target.afterSeal(first.id()));
        case CANCELLED -> transaction.executeWithoutResult(tx -> target.forget(first.id()));
        case COMPARED, FAILED -> { }
      }
      batch = inTransaction(() -> batches.lock(first.id()));
      if (batch.state() != BatchState.READING && batch.state() != BatchState.APPLYING
          && (batch.state() == state || batch.state() == BatchState.COMPARED || batch.state() == BatchState.CANCELLED)) {
        return new JobResult(Map.of("batchId", String.valueOf(batch.id()), "state", batch.state().name()));
      }
    }
  }

  private LoadContext context(Batch batch, MappingStore.Mapping mapping) {
    Map<String, MappedValue> values = inTransaction(() -> mappings.values(batch.source()));
    return new LoadContext(batch.id(), batch.source(), batch.sourceCode(), batch.parentId() == null ? 0 : batch.parentId(), mapping.spec().settings(),
        mapping.spec().unknowns(), ZoneId.of(mapping.spec().zone()), (kind, text, unit) -> {
          MappedValue exact = values.get(MappingStore.valueKey(kind, text, unit));
          return Optional.ofNullable(exact != null || unit.isEmpty() ? exact : values.get(MappingStore.valueKey(kind, text, "")));
        });
  }

  private void read(JobRun run, Batch batch, MappingSpec spec, IntakeTarget target, LoadContext context) {
    long id = batch.id();
    List<Long> others = inTransaction(() -> batches.othersApplying(batch.source(), id));
    if (!others.isEmpty()) {
      throw Problem.of("intake.source-busy", 409, Map.of("batch", others.getFirst()));
    }
    try (RowLoader loader = inTransaction(() -> {
      heldRows.clear(id);
      batches.reading(id);
      return target.open(context);
    })) {
      ReadRun rows = new ReadRun(spec, loader, target.documentField(), (read, skipped, held, heldTotal) -> {
        run.checkCancelled();
        transaction.executeWithoutResult(tx -> {
          if (batches.lock(id).state() != BatchState.READING) {
            throw new BatchCancelled();
          }
          loader.flush();
          heldRows.insert(id, held);
          batches.counted(id, read, skipped, heldTotal);
        });
        run.progress(read, 0, "reading");
      });
      if (batch.parentId() == null) {
        file(batch, spec).read(rows);
        rows.finish();
      } else if (retry(batch.parentId(), rows)) {
        rows.finish();
      }
    }
    run.progress(0, 0, "comparing");
    transaction.executeWithoutResult(tx -> compare(id, target, context));
  }

  private SourceFile file(Batch batch, MappingSpec spec) {
    StoredFile stored = inTransaction(() -> files.find(Objects.requireNonNull(batch.fileId())))
        .orElseThrow(() -> Problem.notFound("file", String.valueOf(batch.fileId())));
    Character delimiter = spec.delimiter() == null || spec.delimiter().isEmpty() ? null : spec.delimiter().charAt(0);
    return new SourceFile(files.path(stored), stored.name(), new ReadOptions(spec.encoding(), delimiter), ReadLimits.DEFAULT);
  }

  /** Whether there was a row to retry; none when all were dropped and only what waited for them is left to do. */
  private boolean retry(long parentId, ReadRun rows) {
    int after = 0;
    while (true) {
      int from = after;
      List<HeldStore.Held> page = inTransaction(() -> heldRows.page(parentId, from, RETRY_PAGE));
      if (page.isEmpty()) {
        return after > 0;
      }
      page.forEach(rows::retry);
      after = page.getLast().no();
    }
  }

  private void compare(long id, IntakeTarget target, LoadContext context) {
    Batch batch = batches.lock(id);
    if (batch.state() != BatchState.READING) {
      throw new BatchCancelled();
    }
    Comparison comparison = target.compare(context);
    BatchState next = comparison.changesNothing() && batch.applyOnRead() ? BatchState.UNCHANGED
        : batch.applyOnRead() ? BatchState.APPLYING : BatchState.COMPARED;
    batches.compared(id, comparison, next, seals.current().sealNo());
    if (next == BatchState.UNCHANGED) {
      done(batch);
      audit.record("intake.unchanged", "batch", String.valueOf(id), Map.of("file", batch.fileName(), "unchanged", comparison.unchanged()));
    }
    tell(id);
  }

  private void applyAndSeal(JobRun run, Batch batch, IntakeTarget target, LoadContext context) {
    long id = batch.id();
    if (batch.appliedTo() == 0 && inTransaction(() -> batches.lastChange(batch.source())) > batch.comparedAt()) {
      transaction.executeWithoutResult(tx -> {
        target.forget(id);
        batches.reading(id);
      }); // something else from this source became known since: what was compared is old
      return;
    }
    long from = batch.appliedTo();
    long lines = 0;
    try {
      for (boolean done = false; !done; ) {
        run.checkCancelled();
        long at = from;
        IntakeTarget.Step step = inTransaction(() -> {
          if (batches.lock(id).state() != BatchState.APPLYING) {
            throw new BatchCancelled();
          }
          IntakeTarget.Step applied = target.apply(context, at);
          batches.applied(id, applied.next());
          return applied;
        });
        lines += step.lines();
        from = step.next();
        done = step.done();
        run.progress(lines, batch.added() + batch.changed(), "applying");
      }
    } catch (StagingLost lost) {
      transaction.executeWithoutResult(tx -> {
        target.forget(id);
        batches.reading(id);
      });
      return;
    }
    run.progress(lines, lines, "sealing");
    transaction.executeWithoutResult(tx -> seal(id, target, context));
  }

  private void seal(long id, IntakeTarget target, LoadContext context) {
    Batch batch = batches.lock(id);
    if (batch.state() != BatchState.APPLYING) {
      throw new BatchCancelled();
    }
    target.beforeSeal(context);
    long sealNo = seals.take();
    batches.sealed(id, sealNo);
    done(batch);
    audit.record("intake.sealed", "batch", String.valueOf(id), Map.of("file", batch.fileName(), "target", batch.targetKind(),
        "source", batch.sourceCode(), "seal", sealNo, "added", batch.added(), "changed", batch.changed(), "removed", batch.removed(), "held", batch.held()));
    outbox.publish("intake/" + batch.sourceCode(), new BatchSealed(id, sealNo, batch.targetKind(), batch.sourceCode(), batch.added(), batch.changed(), batch.removed()));
    live.tell(new LiveMessage("intake.sealed", null, null, Map.of("batchId", String.valueOf(id), "target", batch.targetKind(), "seal", String.valueOf(sealNo))));
  }

  private void done(Batch batch) {
    if (batch.parentId() != null) {
      heldRows.retried(batch.parentId());
    }
  }

  private void tell(long id) {
    live.tell(new LiveMessage("intake.changed", null, null, Map.of("batchId", String.valueOf(id))));
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(tx -> work.get()));
  }
}
