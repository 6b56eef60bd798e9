package io.mingqu.foundation.intake.internal.reading;

import java.io.IOException;
import java.nio.file.Path;

/** Reads one kind of file. */
interface SheetReader {

  /** @return false when the sink asked to stop */
  boolean read(Path file, String name, RowSink sink) throws IOException;
}
