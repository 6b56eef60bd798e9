package io.mingqu.trade.catalog.internal;

import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.Seals;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes over the products of a file in one piece: new ones, changed names, units and categories from the file's day on, all known from one seal on. */
@Component
class ImportProducts {
  private final ImportStore store;
  private final DraftStore drafts;
  private final ProductQueries products;
  private final CategoryQueries categories;
  private final Seals seals;

  ImportProducts(ImportStore store, DraftStore drafts, ProductQueries products, CategoryQueries categories, Seals seals) {
    this.store = store;
    this.drafts = drafts;
    this.products = products;
    this.categories = categories;
    this.seals = seals;
  }

  void apply(List<ImportedProduct> rows, LoadContext context) {
    long seal = seals.seal("catalog.import", context.source());
    store.adoptSkus(context.source(), rows.stream().map(ImportedProduct::code).toList());
    store.addCategories(rows.stream().map(ImportedProduct::category).filter(java.util.Objects::nonNull).distinct().sorted().toList());
    Map<String, Long> categoryIds = categories.idsByCodeOrName();
    boolean activate = !context.setting("activate").orElse("yes").equals("no");
    drafts.create(context.source(), rows.stream().map(row -> row.draft(row.category() == null ? null : categoryIds.get(row.category()), activate)).toList(),
        seal);
    Map<String, Long> ids = products.idsByCode(context.source());
    store.update(rows, ids);
    store.units(rows, ids, seal);
    store.places(rows, ids, categoryIds, seal);
  }
}
