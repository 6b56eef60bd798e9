package io.mingqu.foundation.shared;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who is calling, bound to the thread by the edge (request filter, job runner). Without one, the database shows nothing. */
public final class Callers {
  private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();

  private Callers() {}

  public static Optional<Caller> find() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** @throws Problem {@code access.not-signed-in} when nobody is calling */
  public static Caller current() {
    return find().orElseThrow(() -> Problem.of("access.not-signed-in", 401));
  }

  /** Runs {@code work} as {@code caller}. Takes effect for transactions that begin inside. */
  public static <T extends @Nullable Object> T as(Caller caller, Supplier<T> work) {
    Caller before = CURRENT.get();
    CURRENT.set(caller);
    try {
      return work.get();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /** Runs {@code work} for the system itself, e.g. a job: sees every row. {@code reason} is the principal in the audit log. */
  public static <T extends @Nullable Object> T system(String reason, Supplier<T> work) {
    return as(new Caller("system:" + reason, reason, Set.of(), new Scope.Everything(reason)), work);
  }
}
