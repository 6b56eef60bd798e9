package io.mingqu.foundation.intake.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.files.Files;
import io.mingqu.foundation.files.StoredFile;
import io.mingqu.foundation.intake.IntakeTarget;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.TargetSetting;
import io.mingqu.foundation.intake.internal.mapping.ColumnGuess;
import io.mingqu.foundation.intake.internal.mapping.MappingSpec;
import io.mingqu.foundation.intake.internal.mapping.Preview;
import io.mingqu.foundation.intake.internal.reading.FileKind;
import io.mingqu.foundation.intake.internal.reading.ReadLimits;
import io.mingqu.foundation.intake.internal.reading.ReadOptions;
import io.mingqu.foundation.intake.internal.reading.SourceFile;
import io.mingqu.foundation.intake.internal.reading.SourceProblem;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a file could mean: targets, the first look at a file with guessed columns, saved mappings, remembered values. */
@RestController
@RequestMapping("/api/intake")
class MappingApi {
  private final Targets targets;
  private final MappingStore store;
  private final IntakeQueries queries;
  private final Files files;
  private final Audit audit;

  MappingApi(Targets targets, MappingStore store, IntakeQueries queries, Files files, Audit audit) {
    this.targets = targets;
    this.store = store;
    this.queries = queries;
    this.files = files;
    this.audit = audit;
  }

  record TargetView(String kind, String zh, String en, List<TargetField> fields, List<TargetSetting> settings, List<String> masterData, boolean undoable) {}

  record SheetView(String name, List<List<String>> titles, List<String> columns, @Nullable Long headerRow, int headerRows, List<NumberedRow> rows,
                   Map<String, String> guess) {}

  record NumberedRow(long number, List<String> cells) {}

  record Look(FileKind kind, String targetKind, List<SheetView> sheets, List<String> fittingMappings) {}

  record Save(String target, String source, MappingSpec spec) {}

  record Value(String kind, String text, @Nullable String unit, String code, @Nullable String ourUnit, @Nullable Long factorMilli) {}

  record Values(List<Value> values) {}

  record Remembered(int values) {}

  @GetMapping("/targets")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  List<TargetView> targets() {
    return targets.all().stream().map(t -> new TargetView(t.kind(), t.zh(), t.en(), t.fields(), t.settings(), t.masterData(), t.undoable())).toList();
  }

  /** Sheets, header, first rows and guessed columns of a stored file. Without a target the best fitting one is proposed. */
  @GetMapping("/files/{id}/look")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional(readOnly = true)
  public Look look(@PathVariable long id, @RequestParam(required = false) @Nullable String target, @RequestParam(required = false) @Nullable String encoding) {
    StoredFile file = files.find(id).orElseThrow(() -> Problem.notFound("file", String.valueOf(id)));
    SourceFile source = new SourceFile(files.path(file), file.name(), new ReadOptions(encoding, null), ReadLimits.DEFAULT);
    try {
      List<IntakeTarget> candidates = target == null ? targets.all() : List.of(targets.byKind(target));
      Set<String> known = new HashSet<>();
      candidates.forEach(c -> known.addAll(ColumnGuess.knownHeaders(c.fields())));
      List<Preview.Sheet> sheets = Preview.of(source, known);
      IntakeTarget best = candidates.size() == 1 ? candidates.getFirst() : best(candidates, sheets);
      List<SheetView> views = sheets.stream().map(sheet -> view(sheet, best)).toList();
      Set<String> columns = new HashSet<>();
      views.forEach(view -> columns.addAll(view.columns()));
      List<String> fitting = queries.mappings(target).stream().filter(m -> columns.containsAll(m.spec().columns().values())).map(IntakeQueries.MappingView::name).toList();
      return new Look(source.kind(), best.kind(), views, fitting);
    } catch (SourceProblem problem) {
      throw Problem.of(problem.code(), 422, problem.params());
    }
  }

  /** The target of which the largest share of required fields, then the most fields, find a column. */
  private static IntakeTarget best(List<IntakeTarget> candidates, List<Preview.Sheet> sheets) {
    IntakeTarget best = candidates.getFirst();
    long bestScore = -1;
    for (IntakeTarget candidate : candidates) {
      for (Preview.Sheet sheet : sheets) {
        Map<String, String> guess = guess(sheet, candidate);
        long required = candidate.fields().stream().filter(TargetField::required).count();
        long found = candidate.fields().stream().filter(f -> f.required() && guess.containsKey(f.key())).count();
        long score = found * 1_000 / Math.max(required, 1) * 100_000 + ColumnGuess.quality(candidate.fields(), guess);
        if (score > bestScore) {
          bestScore = score;
          best = candidate;
        }
      }
    }
    return best;
  }

  private static Map<String, String> guess(Preview.Sheet sheet, IntakeTarget target) {
    return sheet.header() == null ? Map.of() : ColumnGuess.guess(target.fields(), sheet.header().names(), sheet.samples());
  }

  private static SheetView view(Preview.Sheet sheet, IntakeTarget target) {
    return new SheetView(sheet.name(), sheet.titles().stream().map(r -> List.of(r.cells())).toList(),
        sheet.header() == null ? List.of() : sheet.header().names(), sheet.header() == null ? null : sheet.header().lastRow(),
        sheet.header() == null ? 0 : sheet.header().headerRows(),
        sheet.rows().stream().map(r -> new NumberedRow(r.number(), List.of(r.cells()))).toList(), guess(sheet, target));
  }

  @GetMapping("/mappings")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  List<IntakeQueries.MappingView> mappings(@RequestParam(required = false) @Nullable String target) {
    return queries.mappings(target);
  }

  @GetMapping("/mappings/{name}")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  IntakeQueries.MappingView mapping(@PathVariable String name) {
    return queries.mapping(name);
  }

  /** A changed mapping is a new version; the same one again changes nothing. */
  @PutMapping("/mappings/{name}")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  public IntakeQueries.MappingView save(@PathVariable String name, @RequestBody Save save) {
    MappingStore.Mapping saved = store.save(name, save.target(), save.source(), save.spec());
    audit.record("intake.mapping-saved", "mapping", name, Map.of("version", saved.version(), "target", saved.targetKind(), "source", saved.source()));
    return queries.mapping(name);
  }

  @DeleteMapping("/mappings/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  public void retire(@PathVariable String name) {
    if (!store.retire(name)) {
      throw Problem.notFound("mapping", name);
    }
    audit.record("intake.mapping-retired", "mapping", name, Map.of());
  }

  @GetMapping("/sources")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  List<String> sources() {
    return queries.sources();
  }

  @GetMapping("/sources/{source}/values")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  List<IntakeQueries.ValueView> values(@PathVariable String source, @RequestParam(required = false) @Nullable String kind) {
    return queries.values(source, kind);
  }

  /** Says once what a source's own names mean; many at a time. */
  @PutMapping("/sources/{source}/values")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  public Remembered remember(@PathVariable String source, @RequestBody Values values) {
    for (Value value : values.values()) {
      store.mapValue(source, new MappingStore.ValueEntry(value.kind(), value.text(), value.unit() == null ? "" : value.unit(), value.code(),
          value.ourUnit() == null ? "" : value.ourUnit(), value.factorMilli() == null ? 1_000 : value.factorMilli()));
    }
    audit.record("intake.values-mapped", "source", source, Map.of("values", values.values().size()));
    return new Remembered(values.values().size());
  }

  @DeleteMapping("/sources/{source}/values")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  public void forget(@PathVariable String source, @RequestParam String kind, @RequestParam String text, @RequestParam(required = false) @Nullable String unit) {
    if (!store.forgetValue(source, kind, text, unit == null ? "" : unit)) {
      throw Problem.notFound("value", text);
    }
    audit.record("intake.value-forgotten", "source", source, Map.of("kind", kind, "text", text));
  }
}
