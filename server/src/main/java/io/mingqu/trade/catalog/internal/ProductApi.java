package io.mingqu.trade.catalog.internal;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.trade.catalog.ProductStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class ProductApi {
  private final ProductListQueries list;
  private final CategoryQueries categories;
  private final ProductQueries queries;
  private final KeepCatalogue catalogue;

  ProductApi(ProductListQueries list, CategoryQueries categories, ProductQueries queries, KeepCatalogue catalogue) {
    this.list = list;
    this.categories = categories;
    this.queries = queries;
    this.catalogue = catalogue;
  }

  record Count(int count) {}

  @GetMapping("/products")
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  Page<ProductViews.Row> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable CodeKind codeKind,
      @RequestParam(required = false) @Nullable ProductStatus status, @RequestParam(required = false) @Nullable Long category,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return list.page(new ProductListQueries.Filter(q, codeKind, status, category), queries.today(), Page.checkedLimit(limit), after);
  }

  @GetMapping("/products/{id}")
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  ProductViews.Record product(@PathVariable long id) {
    return list.record(id, queries.today()).orElseThrow(() -> Problem.notFound("product", String.valueOf(id)));
  }

  @PostMapping("/products")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.PRICING})
  @ResponseStatus(HttpStatus.CREATED)
  ProductViews.Record create(@RequestBody ProductCommands.Create wanted) {
    return product(catalogue.create(wanted));
  }

  @PatchMapping("/products/{id}")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.PRICING})
  ProductViews.Record change(@PathVariable long id, @RequestBody ProductCommands.Change wanted) {
    catalogue.change(id, wanted);
    return product(id);
  }

  @PostMapping("/products/activate")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.PRICING})
  Count activate(@RequestBody ProductCommands.Activate wanted) {
    return new Count(catalogue.activate(wanted.ids()));
  }

  @PostMapping("/products/{id}/units")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.PRICING})
  ProductViews.Record setUnit(@PathVariable long id, @RequestBody ProductCommands.SetUnit wanted) {
    catalogue.setUnit(id, wanted);
    return product(id);
  }

  @PostMapping("/products/{id}/categories")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.PRICING})
  ProductViews.Record place(@PathVariable long id, @RequestBody ProductCommands.Place wanted) {
    catalogue.place(id, wanted);
    return product(id);
  }

  @PostMapping("/products/{id}/codes")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.PRICING})
  ProductViews.Record addCode(@PathVariable long id, @RequestBody ProductCommands.AddCode wanted) {
    catalogue.addCode(id, wanted);
    return product(id);
  }

  @GetMapping("/categories")
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  Page<ProductViews.Category> categories() {
    return new Page<>(categories.all(queries.today()), null);
  }

  @PostMapping("/categories")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.PRICING})
  @ResponseStatus(HttpStatus.CREATED)
  ProductViews.Category addCategory(@RequestBody ProductCommands.AddCategory wanted) {
    return category(catalogue.addCategory(wanted));
  }

  @PatchMapping("/categories/{id}")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.PRICING})
  ProductViews.Category renameCategory(@PathVariable long id, @RequestBody ProductCommands.RenameCategory wanted) {
    catalogue.renameCategory(id, wanted);
    return category(id);
  }

  private ProductViews.Category category(long id) {
    return categories.all(queries.today()).stream().filter(c -> c.id().equals(String.valueOf(id))).findFirst().orElseThrow();
  }
}
