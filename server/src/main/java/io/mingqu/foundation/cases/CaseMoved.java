package io.mingqu.foundation.cases;

import java.util.Map;

/** A case went from one state to another. {@code detail} is what the person gave with the action. */
public record CaseMoved(long caseId, String kind, String subjectKind, String subjectId, String action, String from, String to, boolean ended,
    String comment, Map<String, Object> detail) {}
