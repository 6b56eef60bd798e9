package io.mingqu.trade.catalog.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds and changes products, their units and their place in the category tree. Units and places are known from their own seal on. */
@Component
@Transactional
class KeepCatalogue {
  private final ProductStore store;
  private final ProductQueries queries;
  private final Seals seals;
  private final Audit audit;
  private final Clock clock;

  KeepCatalogue(ProductStore store, ProductQueries queries, Seals seals, Audit audit, Clock clock) {
    this.store = store;
    this.queries = queries;
    this.seals = seals;
    this.audit = audit;
    this.clock = clock;
  }

  long create(ProductCommands.Create wanted) {
    text("sku", wanted.sku(), 80);
    text("baseUnit", wanted.baseUnit(), 20);
    if (blank(wanted.nameZh()) && blank(wanted.nameEn())) {
      throw Problem.of("catalog.name-missing", 422, Map.of("sku", wanted.sku()));
    }
    tax(wanted.taxRatePpm());
    day(wanted.validFrom());
    if (wanted.categoryId() != null) {
      category(wanted.categoryId());
    }
    String by = Callers.current().principalId();
    long id = store.create(wanted, clock.instant(), by).orElseThrow(() -> Problem.of("catalog.sku-taken", 409, Map.of("sku", wanted.sku())));
    long seal = seals.seal("catalog.created", wanted.sku());
    store.setUnit(id, wanted.baseUnit().strip(), 1000, wanted.validFrom(), seal, clock.instant(), by);
    if (wanted.categoryId() != null) {
      store.place(id, wanted.categoryId(), wanted.validFrom(), seal, clock.instant(), by);
    }
    audit.record("catalog.created", "product", String.valueOf(id), Map.of("sku", wanted.sku(), "kind", wanted.codeKind().name()));
    return id;
  }

  void change(long id, ProductCommands.Change wanted) {
    known(id);
    if (wanted.taxRatePpm() != null) {
      tax(wanted.taxRatePpm());
    }
    store.change(id, wanted);
    audit.record("catalog.changed", "product", String.valueOf(id), Map.of("status", String.valueOf(wanted.status()), "kind",
        String.valueOf(wanted.codeKind())));
  }

  void setUnit(long id, ProductCommands.SetUnit wanted) {
    known(id);
    day(wanted.validFrom());
    String unit = text("unit", wanted.unit(), 20);
    if (wanted.factorMilli() <= 0 || wanted.factorMilli() > 1_000_000_000_000L) {
      throw Problem.of("catalog.bad-factor", 422, Map.of("unit", unit, "factorMilli", wanted.factorMilli()));
    }
    String base = queries.byIds(List.of(id)).get(id).baseUnit();
    if (unit.equals(base) && wanted.factorMilli() != 1000) {
      throw Problem.of("catalog.base-unit-is-one", 422, Map.of("unit", unit, "factorMilli", wanted.factorMilli()));
    }
    long seal = seals.seal("catalog.unit", id + " " + unit);
    store.setUnit(id, unit, wanted.factorMilli(), wanted.validFrom(), seal, clock.instant(), Callers.current().principalId());
    audit.record("catalog.unit-set", "product", String.valueOf(id),
        Map.of("unit", unit, "factorMilli", wanted.factorMilli(), "validFrom", wanted.validFrom().toString(), "seal", seal));
  }

  void place(long id, ProductCommands.Place wanted) {
    known(id);
    day(wanted.validFrom());
    category(wanted.categoryId());
    long seal = seals.seal("catalog.category", id + " " + wanted.categoryId());
    store.place(id, wanted.categoryId(), wanted.validFrom(), seal, clock.instant(), Callers.current().principalId());
    audit.record("catalog.placed", "product", String.valueOf(id),
        Map.of("category", wanted.categoryId(), "validFrom", wanted.validFrom().toString(), "seal", seal));
  }

  void addCode(long id, ProductCommands.AddCode wanted) {
    known(id);
    text("source", wanted.source(), 40);
    text("code", wanted.code(), 80);
    if (!store.addCode(id, wanted.source().strip(), wanted.code().strip())) {
      throw Problem.of("catalog.external-code-taken", 409, Map.of("source", wanted.source(), "code", wanted.code()));
    }
    audit.record("catalog.code-added", "product", String.valueOf(id), Map.of("source", wanted.source(), "code", wanted.code()));
  }

  int activate(List<Long> ids) {
    if (ids.isEmpty() || ids.size() > 5_000) {
      throw Problem.of("catalog.too-many", 422, Map.of("count", ids.size(), "max", 5_000));
    }
    int count = store.activate(ids).size();
    audit.record("catalog.activated", "product", "many", Map.of("count", count));
    return count;
  }

  long addCategory(ProductCommands.AddCategory wanted) {
    String code = text("code", wanted.code(), 80);
    String zh = text("nameZh", wanted.nameZh(), 80);
    if (wanted.parentId() != null) {
      category(wanted.parentId());
    }
    long id = store.addCategory(wanted.parentId(), code, zh, blank(wanted.nameEn()) ? zh : wanted.nameEn().strip())
        .orElseThrow(() -> Problem.of("catalog.category-taken", 409, Map.of("code", code)));
    audit.record("catalog.category-added", "category", String.valueOf(id), Map.of("code", code));
    return id;
  }

  void renameCategory(long id, ProductCommands.RenameCategory wanted) {
    String zh = text("nameZh", wanted.nameZh(), 80);
    if (!store.renameCategory(id, zh, blank(wanted.nameEn()) ? zh : wanted.nameEn().strip())) {
      throw Problem.notFound("category", String.valueOf(id));
    }
    audit.record("catalog.category-renamed", "category", String.valueOf(id), Map.of("name", zh));
  }

  private void known(long id) {
    store.lock(id).orElseThrow(() -> Problem.notFound("product", String.valueOf(id)));
  }

  private void category(long id) {
    if (!store.categoryExists(id)) {
      throw Problem.of("catalog.unknown-category", 422, Map.of("category", id));
    }
  }

  private static void tax(int ratePpm) {
    if (ratePpm < 0 || ratePpm > 1_000_000) {
      throw Problem.of("catalog.bad-tax-rate", 422, Map.of("ratePpm", ratePpm));
    }
  }

  private static void day(LocalDate day) {
    if (day.getYear() < 1900 || day.getYear() > 2200) {
      throw Problem.of("catalog.bad-day", 422, Map.of("day", day));
    }
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String text(String field, @Nullable String value, int lengthMax) {
    if (value == null || value.isBlank() || value.strip().length() > lengthMax) {
      throw Problem.of("catalog.bad-text", 422, Map.of("field", field, "value", value == null ? "" : value, "max", lengthMax));
    }
    return value.strip();
  }
}
