/** A portable archive of the database and the files: backup and restore. */
@NullMarked
package io.mingqu.cli.archive;

import org.jspecify.annotations.NullMarked;
