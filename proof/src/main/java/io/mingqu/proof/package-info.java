/** Proofs that need killing, racing and lying: run by {@code ./mingqu prove NAME}, never shipped. Each ends with one JSON line. */
@NullMarked
package io.mingqu.proof;

import org.jspecify.annotations.NullMarked;
