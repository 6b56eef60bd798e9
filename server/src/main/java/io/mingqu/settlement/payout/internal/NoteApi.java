package io.mingqu.settlement.payout.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoteApi {
  enum Layout { KINGDEE, YONYOU, SAP, DIRECT }

  record BatchBody(String entityCode, Layout layout) {}

  record Created(String id) {}

  /** {@code content}: the text of the answer file. */
  record AnswerBody(String content) {}

  record ResolveBody(boolean accepted, @Nullable String erpDocumentNo, String evidence) {}

  record AgainBody(String what) {}

  private final NoteStore store;
  private final Notes notes;
  private final Audit audit;

  NoteApi(NoteStore store, Notes notes, Audit audit) {
    this.store = store;
    this.notes = notes;
    this.audit = audit;
  }

  @GetMapping("/api/erp-notes")
  @Allowed({ADMIN, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  @Transactional(readOnly = true)
  public Page<NoteStore.Row> list(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable Long partnerId,
      @RequestParam(required = false) @Nullable Long batchId, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return store.list(state, partnerId, batchId, Page.checkedLimit(limit), after);
  }

  @GetMapping("/api/erp-note-batches")
  @Allowed({ADMIN, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  @Transactional(readOnly = true)
  public Page<NoteStore.BatchRow> batches(@RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return store.batches(Page.checkedLimit(limit), after);
  }

  @PostMapping("/api/erp-note-batches")
  @Allowed(FINANCE_PREPARER)
  @ResponseStatus(HttpStatus.CREATED)
  Created batch(@RequestBody BatchBody body) {
    return new Created(Long.toString(notes.batch(body.entityCode(), body.layout().name())));
  }

  /** The file of a batch: the same bytes however often it is fetched. */
  @GetMapping("/api/erp-note-batches/{id}/file")
  @Allowed({FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER})
  @Transactional
  public ResponseEntity<byte[]> file(@PathVariable long id) {
    NoteStore.File file = store.file(id).orElseThrow(() -> Problem.notFound("note-batch-file", Long.toString(id)));
    audit.record("payout.note-file-fetched", "note-batch", Long.toString(id), Map.of("name", file.name()));
    return attachment(file.name(), file.bytes());
  }

  static ResponseEntity<byte[]> attachment(String name, byte[] bytes) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()).body(bytes);
  }

  @PostMapping("/api/erp-notes/acknowledgements")
  @Allowed(FINANCE_PREPARER)
  Notes.Taken acknowledge(@RequestBody AnswerBody body) {
    return notes.acknowledge(AnswerFile.read(body.content()).answers());
  }

  @PostMapping("/api/erp-notes/{id}/resolve")
  @Allowed({FINANCE_REVIEWER, FINANCE_APPROVER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resolve(@PathVariable long id, @RequestBody ResolveBody body) {
    notes.resolve(id, body.accepted(), body.erpDocumentNo() == null ? "" : body.erpDocumentNo(), body.evidence());
  }

  @PostMapping("/api/erp-notes/{id}/again")
  @Allowed({FINANCE_PREPARER, FINANCE_REVIEWER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void again(@PathVariable long id, @RequestBody AgainBody body) {
    notes.again(id, body.what());
  }
}
