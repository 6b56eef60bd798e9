package io.mingqu.foundation.organisation;

import org.jspecify.annotations.Nullable;

/** An organisational unit as of a day. */
public record UnitView(long id, String code, UnitKind kind, String nameZh, String nameEn, @Nullable Long parentId, int depth) {}
