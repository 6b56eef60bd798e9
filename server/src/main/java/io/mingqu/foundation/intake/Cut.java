package io.mingqu.foundation.intake;

import org.jspecify.annotations.Nullable;

/**
 * Known time 认知时点: everything sealed up to and including {@code sealNo} was known. A decision names its cut; the same cut always
 * shows the same facts.
 */
public record Cut(long sealNo) {

  /** Nothing is known yet. */
  public static final Cut NONE = new Cut(0);

  public Cut {
    if (sealNo < 0) {
      throw new IllegalArgumentException("sealNo %d is negative".formatted(sealNo));
    }
  }

  /** Whether something sealed at {@code factSeal} and voided at {@code voidSeal} (null: never) counts at this cut. */
  public boolean counts(long factSeal, @Nullable Long voidSeal) {
    return factSeal <= sealNo && (voidSeal == null || voidSeal > sealNo);
  }
}
