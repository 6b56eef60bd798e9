package io.mingqu.foundation.intake.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.files.Files;
import io.mingqu.foundation.files.StoredFile;
import io.mingqu.foundation.intake.BatchVoided;
import io.mingqu.foundation.intake.IntakeTarget;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.UndoGuard;
import io.mingqu.foundation.intake.UndoGuard.Consequence;
import io.mingqu.foundation.outbox.Outbox;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.foundation.time.Live;
import io.mingqu.foundation.time.LiveMessage;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person does with a batch: start, apply, cancel, read again, retry held rows, undo. */
@Component
class Imports {
  private final BatchStore batches;
  private final HeldStore heldRows;
  private final MappingStore mappings;
  private final SealStore seals;
  private final Targets targets;
  private final Files files;
  private final Jobs jobs;
  private final Audit audit;
  private final Outbox outbox;
  private final Live live;
  private final SystemScope systemScope;
  private final ObjectProvider<UndoGuard> guards;

  Imports(BatchStore batches, HeldStore heldRows, MappingStore mappings, SealStore seals, Targets targets, Files files, Jobs jobs, Audit audit,
      Outbox outbox, Live live, SystemScope systemScope, ObjectProvider<UndoGuard> guards) {
    this.batches = batches;
    this.heldRows = heldRows;
    this.mappings = mappings;
    this.seals = seals;
    this.targets = targets;
    this.files = files;
    this.jobs = jobs;
    this.audit = audit;
    this.outbox = outbox;
    this.live = live;
    this.systemScope = systemScope;
    this.guards = guards;
  }

  /** @param dryRun stop after the comparison; false goes on to the seal */
  @Transactional
  public long start(long fileId, String mappingName, boolean dryRun) {
    StoredFile file = files.find(fileId).orElseThrow(() -> Problem.notFound("file", String.valueOf(fileId)));
    MappingStore.Mapping mapping = mappings.latest(mappingName).orElseThrow(() -> Problem.notFound("mapping", mappingName));
    targets.byKind(mapping.targetKind());
    long id = batches.insert(new BatchStore.NewBatch(mapping.sourceId(), mapping.targetKind(), mapping.id(), fileId, file.name(), null, null, !dryRun,
        Callers.current().principalId()));
    audit.record("intake.started", "batch", String.valueOf(id), Map.of("file", file.name(), "sha256", file.sha256(), "mapping", mappingName, "dryRun", dryRun));
    run(id, mapping.source());
    return id;
  }

  private void run(long id, String source) {
    batches.job(id, jobs.startAsSystem(ImportJob.NAME, Map.of("batch", String.valueOf(id)), "intake/" + source));
  }

  @Transactional
  public void apply(long id) {
    Batch batch = expect(id, BatchState.COMPARED);
    batches.applyOnRead(id);
    boolean nothing = batch.added() + batch.changed() + batch.removed() == 0;
    batches.state(id, nothing ? BatchState.UNCHANGED : BatchState.APPLYING);
    if (nothing && batch.parentId() != null) {
      heldRows.retried(batch.parentId());
    }
    audit.record("intake.applied", "batch", String.valueOf(id), Map.of("added", batch.added(), "changed", batch.changed(), "removed", batch.removed()));
    run(id, batch.sourceCode());
    settleWhatWaited(batch);
  }

  /** Held rows nobody will deal with; what waited for them is settled when none is left. */
  @Transactional
  public int drop(long id, List<Integer> rows) {
    Batch batch = batches.lock(id);
    int dropped = heldRows.drop(id, rows);
    audit.record("intake.held-dropped", "batch", String.valueOf(id), Map.of("rows", dropped));
    if (batch.state() == BatchState.SEALED || batch.state() == BatchState.UNCHANGED) {
      settleWhatWaited(batch);
    }
    return dropped;
  }

  private void settleWhatWaited(Batch batch) {
    long id = batch.id();
    if (batch.held() > 0 && heldRows.page(id, 0, 1).isEmpty() && targets.byKind(batch.targetKind()).awaitsHeldRows(id)
        && batches.childrenUnfinished(id).isEmpty()) {
      child(batch, false);
    }
  }

  private long child(Batch batch, boolean dryRun) {
    long child = batches.insert(new BatchStore.NewBatch(batch.source(), batch.targetKind(), batch.mappingId(), batch.fileId(), batch.fileName(), batch.id(),
        null, !dryRun, Callers.current().principalId()));
    audit.record("intake.retried", "batch", String.valueOf(child), Map.of("parent", batch.id(), "dryRun", dryRun));
    run(child, batch.sourceCode());
    return child;
  }

  /** Reads the file again, for example after values were mapped; with the newest version of its mapping. */
  @Transactional
  public long readAgain(long id) {
    Batch batch = expect(id, BatchState.COMPARED, BatchState.FAILED);
    if (batch.parentId() != null) {
      systemScope.during("intake.read-again", () -> {
        targets.byKind(batch.targetKind()).forget(id);
        return true;
      });
      batches.reading(id);
      run(id, batch.sourceCode());
      return id;
    }
    cancel(id);
    MappingStore.Mapping used = mappings.byId(Objects.requireNonNull(batch.mappingId()));
    return start(Objects.requireNonNull(batch.fileId()), used.name(), true);
  }

  @Transactional
  public void cancel(long id) {
    Batch batch = expect(id, BatchState.READING, BatchState.COMPARED, BatchState.APPLYING, BatchState.FAILED);
    batches.state(id, BatchState.CANCELLED);
    if (batch.state() == BatchState.COMPARED) {
      systemScope.during("intake.cancel", () -> {
        targets.byKind(batch.targetKind()).forget(id);
        return true;
      });
    } else if (batch.state() != BatchState.FAILED) {
      run(id, batch.sourceCode()); // forgets what was staged, also when the first job is gone
    }
    audit.record("intake.cancelled", "batch", String.valueOf(id), Map.of("was", batch.state().name()));
    live.tell(new LiveMessage("intake.changed", null, null, Map.of("batchId", String.valueOf(id))));
  }

  /** A new batch from the rows still held; the rows stay held with it when they fail again. */
  @Transactional
  public long retry(long id, boolean dryRun) {
    Batch batch = expect(id, BatchState.SEALED, BatchState.UNCHANGED);
    if (heldRows.page(id, 0, 1).isEmpty()) {
      throw Problem.of("intake.nothing-held", 409, Map.of("batch", id));
    }
    List<Long> running = batches.childrenUnfinished(id);
    if (!running.isEmpty()) {
      throw Problem.of("intake.retry-running", 409, Map.of("batch", running.getFirst()));
    }
    return child(batch, dryRun);
  }

  /** What undoing would mean, worst first. */
  @Transactional(readOnly = true)
  public Consequence consequence(long id) {
    Batch batch = batches.peek(id);
    return batch.sealNo() == null ? Consequence.FREE : worst(batch);
  }

  private Consequence worst(Batch batch) {
    return guards.stream().map(guard -> guard.consequence(batch.id(), Objects.requireNonNull(batch.sealNo())))
        .max(java.util.Comparator.comparing(Consequence::kind)).orElse(Consequence.FREE);
  }

  /**
   * Voids a sealed batch by a later seal; what it had replaced is said anew.
   *
   * @param confirmDelta the caller knows that statements were sent and that undoing gives reversal deltas
   */
  @Transactional
  public long undo(long id, boolean confirmDelta) {
    Batch batch = expect(id, BatchState.SEALED);
    IntakeTarget target = targets.byKind(batch.targetKind());
    if (!target.undoable()) {
      throw Problem.of("intake.undo-not-possible", 409, Map.of("target", batch.targetKind()));
    }
    if (batch.voidedBySeal() != null || batch.undoesId() != null) {
      throw Problem.of("intake.undone", 409, Map.of("batch", id));
    }
    Consequence consequence = worst(batch);
    if (consequence.kind() == Consequence.Kind.REFUSED) {
      throw Problem.of(Objects.requireNonNullElse(consequence.reason(), "intake.undo-not-possible"), 409, consequence.params());
    }
    if (consequence.kind() == Consequence.Kind.DELTA && !confirmDelta) {
      throw Problem.of("intake.undo-gives-delta", 409, consequence.params());
    }
    long undo = batches.insert(new BatchStore.NewBatch(batch.source(), batch.targetKind(), batch.mappingId(), null, batch.fileName(), null, id, true,
        Callers.current().principalId()));
    LoadContext context = new LoadContext(id, batch.source(), batch.sourceCode(), id, Map.of(), Map.of(), ZoneId.of("UTC"),
        (kind, text, unit) -> Optional.empty());
    long sealNo = systemScope.during("intake.undo", () -> {
      target.undo(context, undo);
      long seal = seals.take();
      batches.voided(id, seal);
      batches.sealed(undo, seal);
      return seal;
    });
    audit.record("intake.undone", "batch", String.valueOf(id), Map.of("by", undo, "seal", sealNo, "consequence", consequence.kind().name()));
    outbox.publish("intake/" + batch.sourceCode(), new BatchVoided(id, sealNo, batch.targetKind(), batch.sourceCode()));
    live.tell(new LiveMessage("intake.sealed", null, null, Map.of("batchId", String.valueOf(undo), "target", batch.targetKind(), "seal", String.valueOf(sealNo))));
    return undo;
  }

  private Batch expect(long id, BatchState... states) {
    Batch batch = batches.lock(id);
    if (!List.of(states).contains(batch.state())) {
      throw Problem.of("intake.batch-state", 409, Map.of("batch", id, "state", batch.state().name()));
    }
    return batch;
  }
}
