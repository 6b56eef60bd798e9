package io.mingqu.foundation.intake.internal;

/** Where a batch stands. COMPARED waits for a person; SEALED, UNCHANGED, CANCELLED are final; FAILED may be read again. */
public enum BatchState { READING, COMPARED, APPLYING, SEALED, UNCHANGED, CANCELLED, FAILED }
