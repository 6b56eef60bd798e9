package io.mingqu.foundation.intake.internal.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipException;

/** A file somebody uploaded, read as sheets of rows whatever its kind. Reading twice gives the same rows in the same order. */
public final class SourceFile {

  private final Path path;
  private final String name;
  private final ReadOptions options;
  private final ReadLimits limits;

  public SourceFile(Path path, String name, ReadOptions options, ReadLimits limits) {
    this.path = path;
    this.name = name;
    this.options = options;
    this.limits = limits;
  }

  public FileKind kind() {
    try {
      return Sniffer.kindOf(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Streams all rows into the sink. Throws {@link SourceProblem} with the first reason why the file cannot be read on. */
  public void read(RowSink sink) {
    try {
      if (Files.size(path) > limits.bytesMax()) {
        throw new SourceProblem("intake.file-size", Map.of("bytes", Files.size(path), "max", limits.bytesMax()));
      }
      readAs(path, name, new BoundedSink(sink, limits), 0);
    } catch (EOFException | ZipException e) {
      throw new SourceProblem("intake.file-truncated", Map.of("kind", String.valueOf(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean readAs(Path file, String sheetName, RowSink sink, int depth) throws IOException {
    FileKind kind = Sniffer.kindOf(file);
    SheetReader reader = switch (kind) {
      case DELIMITED -> new DelimitedReader(options, limits);
      case XLSX -> new XlsxReader(limits);
      case XLS -> new XlsReader(limits);
      case HTML -> new HtmlReader(options, limits);
      case SPREADSHEET_XML -> new SpreadsheetXmlReader(limits);
      case ZIP, GZIP -> new ArchiveReader(this, kind, limits, depth);
    };
    return reader.read(file, sheetName, sink);
  }
}
