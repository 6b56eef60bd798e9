package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For some callers tells the database a narrower scope than the application believes: the second fence stands alone. */
@Component
public class NarrowFence implements ScopedTransactions.Fence {
  private final Map<String, Scope> narrowed = new ConcurrentHashMap<>();

  public void narrow(String principalId, Scope scope) {
    narrowed.put(principalId, scope);
  }

  @Override
  public Scope of(Caller caller) {
    @Nullable Scope scope = narrowed.get(caller.principalId());
    return scope == null ? caller.scope() : scope;
  }
}
