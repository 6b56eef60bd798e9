package io.mingqu.foundation.intake.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.intake.UndoGuard.Consequence;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Batches: from a stored file to sealed facts, and back. */
@RestController
@RequestMapping("/api/intake/batches")
class IntakeApi {
  private final Imports imports;
  private final IntakeQueries queries;
  private final HeldStore heldRows;
  private final ErrorFile errorFile;
  private final Audit audit;

  IntakeApi(Imports imports, IntakeQueries queries, HeldStore heldRows, ErrorFile errorFile, Audit audit) {
    this.imports = imports;
    this.queries = queries;
    this.heldRows = heldRows;
    this.errorFile = errorFile;
    this.audit = audit;
  }

  record Start(String fileId, String mapping, boolean dryRun) {}

  record Undo(boolean confirmDelta) {}

  record Retry(boolean dryRun) {}

  record Rows(List<Integer> rows) {}

  record Edit(List<Integer> rows, String column, String value) {}

  record Changed(int rows) {}

  @GetMapping
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  Page<IntakeQueries.BatchView> list(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable String target,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.batches(state, target, Page.checkedLimit(limit), after);
  }

  @GetMapping("/{id}")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  IntakeQueries.BatchView one(@PathVariable long id) {
    return queries.batch(id);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  public IntakeQueries.BatchView start(@RequestBody Start start) {
    return queries.batch(imports.start(id(start.fileId(), "file"), start.mapping(), start.dryRun()));
  }

  @PostMapping("/{id}/apply")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  public IntakeQueries.BatchView apply(@PathVariable long id) {
    imports.apply(id);
    return queries.batch(id);
  }

  @PostMapping("/{id}/read-again")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  public IntakeQueries.BatchView readAgain(@PathVariable long id) {
    return queries.batch(imports.readAgain(id));
  }

  @PostMapping("/{id}/cancel")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  public IntakeQueries.BatchView cancel(@PathVariable long id) {
    imports.cancel(id);
    return queries.batch(id);
  }

  @GetMapping("/{id}/undo")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  Consequence consequence(@PathVariable long id) {
    return imports.consequence(id);
  }

  @PostMapping("/{id}/undo")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  public IntakeQueries.BatchView undo(@PathVariable long id, @RequestBody Undo undo) {
    return queries.batch(imports.undo(id, undo.confirmDelta()));
  }

  @GetMapping("/{id}/held")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  Page<IntakeQueries.HeldView> held(@PathVariable long id, @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after, Locale locale) {
    return queries.held(id, reason, Page.checkedLimit(limit), after, locale);
  }

  @GetMapping("/{id}/held/reasons")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  List<IntakeQueries.ReasonCount> reasons(@PathVariable long id, Locale locale) {
    return queries.reasons(id, locale);
  }

  @PostMapping("/{id}/held/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  public IntakeQueries.BatchView retry(@PathVariable long id, @RequestBody Retry retry) {
    return queries.batch(imports.retry(id, retry.dryRun()));
  }

  /** One value into one column of many held rows. */
  @PostMapping("/{id}/held/edit")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  public Changed edit(@PathVariable long id, @RequestBody Edit edit) {
    List<Integer> rows = chosen(edit.rows());
    int column = queries.held(id, null, 1, null, Locale.ENGLISH).items().stream().findFirst().map(held -> held.columns().indexOf(edit.column())).orElse(-1);
    if (column < 0) {
      throw Problem.of("intake.no-such-column", 422, Map.of("column", edit.column()));
    }
    if (edit.value().length() > 32_767) {
      throw Problem.of("shared.bad-field", 400, Map.of("field", "value"));
    }
    int changed = heldRows.edit(id, rows, column + 1, edit.value());
    audit.record("intake.held-edited", "batch", String.valueOf(id), Map.of("rows", changed, "column", edit.column(), "value", edit.value()));
    return new Changed(changed);
  }

  @PostMapping("/{id}/held/drop")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  public Changed drop(@PathVariable long id, @RequestBody Rows rows) {
    return new Changed(imports.drop(id, chosen(rows.rows())));
  }

  /** The held rows as a file a person can correct and send again: reason first, then the row as it stood. */
  @GetMapping("/{id}/held/file")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  ResponseEntity<byte[]> file(@PathVariable long id, Locale locale) {
    IntakeQueries.BatchView batch = queries.batch(id);
    audit.record("intake.held-exported", "batch", String.valueOf(id), Map.of("rows", batch.heldOpen()));
    String name = batch.fileName().replaceFirst("\\.[^.]{1,5}$", "") + "-held.csv";
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, java.nio.charset.StandardCharsets.UTF_8).build().toString())
        .header("X-Content-Type-Options", "nosniff").body(errorFile.of(id, locale));
  }

  private static List<Integer> chosen(List<Integer> rows) {
    if (rows.isEmpty() || rows.size() > 5_000) {
      throw Problem.of("intake.rows-chosen", 422, Map.of("rows", rows.size(), "max", 5_000));
    }
    return rows;
  }

  static long id(String text, String kind) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.notFound(kind, text);
    }
  }
}
