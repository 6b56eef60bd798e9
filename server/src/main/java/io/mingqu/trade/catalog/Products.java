package io.mingqu.trade.catalog;

import io.mingqu.kernel.movement.CodeKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What other modules may ask about the catalogue; joins the caller's transaction. Products belong to the brand: every signed-in caller sees them. */
public interface Products {
  /** {@code sealNo} for "everything known by now". */
  long NOW = Long.MAX_VALUE;

  OptionalLong idByCode(String source, String code);

  /** All codes of a source: read once per file, not once per line. */
  Map<String, Long> idsByCode(String source);

  /** Our own codes: {@code sku → id}. */
  Map<String, Long> idsBySku();

  Optional<ProductView> byId(long id);

  Map<Long, ProductView> byIds(Collection<Long> ids);

  /** The kind of every product's code. */
  Map<Long, CodeKind> codeKinds();

  /** How units convert on {@code date}, as known at {@code sealNo}. */
  UnitFactors unitFactors(LocalDate date, long sealNo);

  /** Which category each product stood in on {@code date}, as known at {@code sealNo}. */
  CategoryMemberships categoryAsOf(LocalDate date, long sealNo);

  /** {@code code → id} of all categories; names lead to the same ids. */
  Map<String, Long> categoryIdsByCodeOrName();

  /**
   * Makes the products that {@code source} names and we do not have, in one statement however many they are. Those that exist are left as they are.
   *
   * @param knownSeal the seal of the batch that brings them
   * @return the id of every code given, new or not
   */
  Map<String, Long> createDrafts(String source, List<ProductDraft> drafts, long knownSeal);
}
