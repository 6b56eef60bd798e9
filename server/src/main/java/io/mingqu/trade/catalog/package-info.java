/** Catalogue 商品目录: products, their units and categories, and what other systems call them; goods apart from charges and discounts. */
@ApplicationModule(displayName = "Catalogue", allowedDependencies = {"foundation.shared", "foundation.audit", "foundation.intake"})
@NullMarked
package io.mingqu.trade.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
