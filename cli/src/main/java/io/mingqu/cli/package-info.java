/** The command line of Mingqu: talks to a running server over HTTP, and keeps portable archives of its database. */
@NullMarked
package io.mingqu.cli;

import org.jspecify.annotations.NullMarked;
