/** The life of a policy version, which version is in force on a day, what differs between two, and its canonical text. */
@NullMarked
package io.mingqu.kernel.policy;

import org.jspecify.annotations.NullMarked;
