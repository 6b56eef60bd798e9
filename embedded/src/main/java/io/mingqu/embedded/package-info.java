/** Real PostgreSQL, started beside the server so that one command is enough; production points at its own server instead. */
@NullMarked
package io.mingqu.embedded;

import org.jspecify.annotations.NullMarked;
