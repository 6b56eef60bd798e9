package io.mingqu.trade.catalog.internal;

import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.trade.catalog.CategoryMemberships;
import io.mingqu.trade.catalog.ProductDraft;
import io.mingqu.trade.catalog.ProductView;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.catalog.UnitFactors;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other modules ask about the catalogue, answered from the tables. */
@Component
@Transactional
class ProductDirectory implements Products {
  private final ProductQueries queries;
  private final CategoryQueries categories;
  private final DraftStore drafts;

  ProductDirectory(ProductQueries queries, CategoryQueries categories, DraftStore drafts) {
    this.queries = queries;
    this.categories = categories;
    this.drafts = drafts;
  }

  @Override
  public OptionalLong idByCode(String source, String code) {
    return queries.idByCode(source, code);
  }

  @Override
  public Map<String, Long> idsByCode(String source) {
    return queries.idsByCode(source);
  }

  @Override
  public Map<String, Long> idsBySku() {
    return queries.idsBySku();
  }

  @Override
  public Optional<ProductView> byId(long id) {
    return Optional.ofNullable(queries.byIds(List.of(id)).get(id));
  }

  @Override
  public Map<Long, ProductView> byIds(Collection<Long> ids) {
    return ids.isEmpty() ? Map.of() : queries.byIds(ids);
  }

  @Override
  public Map<Long, CodeKind> codeKinds() {
    return queries.codeKinds();
  }

  @Override
  public UnitFactors unitFactors(LocalDate date, long sealNo) {
    return queries.unitFactors(date, sealNo);
  }

  @Override
  public CategoryMemberships categoryAsOf(LocalDate date, long sealNo) {
    return categories.asOf(date, sealNo);
  }

  @Override
  public Map<String, Long> categoryIdsByCodeOrName() {
    return categories.idsByCodeOrName();
  }

  @Override
  public Map<String, Long> createDrafts(String source, List<ProductDraft> wanted, long knownSeal) {
    drafts.create(source, wanted, knownSeal);
    return queries.idsByCode(source, wanted.stream().map(ProductDraft::code).toList());
  }
}
