package io.mingqu.trade.catalog;

import java.util.Arrays;
import java.util.Map;

/** Which category every product stood in on one day at one cut, in columns ordered by product id, with the tree above. */
public final class CategoryMemberships {
  private final long[] productIds;
  private final long[] categoryIds;
  private final Map<Long, Long> parentByCategory;

  public CategoryMemberships(long[] productIds, long[] categoryIds, Map<Long, Long> parentByCategory) {
    this.productIds = productIds;
    this.categoryIds = categoryIds;
    this.parentByCategory = Map.copyOf(parentByCategory);
  }

  public int size() {
    return productIds.length;
  }

  public long productId(int index) {
    return productIds[index];
  }

  public long categoryId(int index) {
    return categoryIds[index];
  }

  /** The product's category, or 0 when it had none. */
  public long categoryOf(long productId) {
    int index = Arrays.binarySearch(productIds, productId);
    return index < 0 ? 0 : categoryIds[index];
  }

  /** Whether the product stood in {@code categoryId} or in one below it. */
  public boolean isIn(long productId, long categoryId) {
    for (long at = categoryOf(productId); at != 0; at = parentByCategory.getOrDefault(at, 0L)) {
      if (at == categoryId) {
        return true;
      }
    }
    return false;
  }
}
