/** Intake's rooms: batches, mappings, held rows, and the run from file to seal. */
@NullMarked
package io.mingqu.foundation.intake.internal;

import org.jspecify.annotations.NullMarked;
