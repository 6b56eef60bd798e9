package io.mingqu.foundation.cases.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.cases.CaseKind;
import io.mingqu.foundation.cases.CaseMoved;
import io.mingqu.foundation.cases.Cases;
import io.mingqu.foundation.cases.NewCase;
import io.mingqu.foundation.files.Files;
import io.mingqu.foundation.files.StoredFile;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens, discusses and settles cases. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CaseWork implements Cases {
  private static final int TEXT_MAX = 4000;
  private static final int FILES_MAX = 20;

  private final CaseStore store;
  private final CaseTables tables;
  private final Files files;
  private final Audit audit;
  private final Clock clock;

  CaseWork(CaseStore store, CaseTables tables, Files files, Audit audit, Clock clock) {
    this.store = store;
    this.tables = tables;
    this.files = files;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public long open(NewCase opened) {
    CaseKind kind = tables.of(opened.kind());
    checkWords(opened.text(), opened.fileIds());
    checkFiles(opened.fileIds(), opened.partyId(), false);
    if (opened.title().isBlank() || opened.title().length() > 200) {
      throw Problem.of("cases.bad-title", 422, Map.of("max", 200));
    }
    CaseKind.State first = kind.states().getFirst();
    Caller by = Callers.current();
    Instant now = clock.instant();
    long id = store.insert(opened, first.name(), desk(first), by, now);
    store.say(id, opened.partyId(), new CaseStore.Words("open", null, first.name(), false, opened.text(), opened.fileIds()), by, now);
    audit.record("cases.opened", "case", String.valueOf(id), Map.of("kind", opened.kind(), "subject", opened.subjectKind() + "/" + opened.subjectId()));
    return id;
  }

  @Override
  public View act(long caseId, String action, String comment, Map<String, Object> detail) {
    View held = store.hold(caseId);
    CaseKind kind = tables.of(held.kind());
    Caller by = Callers.current();
    CaseKind.Transition transition = kind.transitions().stream().filter(t -> t.from().equals(held.state()) && t.action().equals(action)).findFirst()
        .orElseThrow(() -> Problem.of("cases.not-possible", 409, Map.of("action", action, "state", held.state(),
            "possible", kind.transitions().stream().filter(t -> t.from().equals(held.state())).map(CaseKind.Transition::action).toList())));
    if (!may(by, transition)) {
      throw Problem.of("cases.not-yours", 403, Map.of("action", action, "roles", transition.by().stream().map(Enum::name).sorted().toList()));
    }
    if (transition.reasonNeeded() && comment.isBlank()) {
      throw Problem.of("cases.reason-missing", 422, Map.of("action", action));
    }
    checkWords(comment, List.of());
    CaseKind.State to = tables.state(kind, transition.to());
    Instant now = clock.instant();
    store.move(caseId, to.name(), desk(to), now);
    store.say(caseId, held.partyId(), new CaseStore.Words(action, held.state(), to.name(), false, comment, List.of()), by, now);
    audit.record("cases." + action, "case", String.valueOf(caseId), Map.of("kind", held.kind(), "from", held.state(), "to", to.name()));
    kind.moved(new CaseMoved(caseId, held.kind(), held.subjectKind(), held.subjectId(), action, held.state(), to.name(), to.desk() == null, comment, detail));
    return store.read(caseId);
  }

  static boolean may(Caller caller, CaseKind.Transition transition) {
    return caller.scope() instanceof Scope.Everything || caller.roles().stream().anyMatch(transition.by()::contains);
  }

  @Override
  public void comment(long caseId, String text, boolean internal, List<Long> fileIds) {
    View held = store.hold(caseId);
    Caller by = Callers.current();
    if (text.isBlank() && fileIds.isEmpty()) {
      throw Problem.of("cases.nothing-said", 422);
    }
    if (internal && by.isPartner()) {
      throw Problem.of("cases.no-notes", 403);
    }
    checkWords(text, fileIds);
    checkFiles(fileIds, held.partyId(), internal);
    store.say(caseId, held.partyId(), new CaseStore.Words(null, null, null, internal, text, fileIds), by, clock.instant());
    audit.record("cases.commented", "case", String.valueOf(caseId), Map.of("internal", internal, "files", fileIds.size()));
  }

  /** Takes the case onto the caller's own desk, or lays it back. */
  public void assign(long caseId, boolean take) {
    View held = store.hold(caseId);
    if (held.endedAt() != null) {
      throw Problem.of("cases.ended", 409, Map.of("state", held.state()));
    }
    store.assign(caseId, take ? Callers.current() : null);
    audit.record(take ? "cases.taken" : "cases.laid-back", "case", String.valueOf(caseId), Map.of());
  }

  @Override
  @Transactional(readOnly = true)
  public View view(long caseId) {
    return store.read(caseId);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<View> openOf(String kind, String subjectKind, String subjectId) {
    return store.openOf(kind, subjectKind, subjectId);
  }

  private static void checkWords(String text, List<Long> fileIds) {
    if (text.length() > TEXT_MAX || fileIds.size() > FILES_MAX) {
      throw Problem.of("cases.too-much", 422, Map.of("length", text.length(), "max", TEXT_MAX, "files", fileIds.size(), "filesMax", FILES_MAX));
    }
  }

  private static @Nullable String desk(CaseKind.State state) {
    return state.desk() == null ? null : state.desk().name();
  }

  /** A file both sides read belongs to the partner; a note's file must not, or the partner could fetch it. */
  private void checkFiles(List<Long> fileIds, @Nullable Long partyId, boolean internal) {
    for (long fileId : fileIds) {
      StoredFile file = files.find(fileId).orElseThrow(() -> Problem.of("cases.unknown-file", 422, Map.of("file", fileId)));
      if (!Objects.equals(file.partyId(), internal ? null : partyId)) {
        throw Problem.of(internal ? "cases.note-file-of-partner" : "cases.file-of-another", 422, Map.of("file", file.name()));
      }
    }
  }
}
