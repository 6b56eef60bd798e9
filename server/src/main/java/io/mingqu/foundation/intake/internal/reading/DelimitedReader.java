package io.mingqu.foundation.intake.internal.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Comma, tab, semicolon or bar separated text in any of the encodings people save. */
final class DelimitedReader implements SheetReader {

  private static final int SAMPLE_CHARS = 64 * 1024;
  private final ReadOptions options;
  private final ReadLimits limits;

  DelimitedReader(ReadOptions options, ReadLimits limits) {
    this.options = options;
    this.limits = limits;
  }

  @Override
  public boolean read(Path file, String name, RowSink sink) throws IOException {
    Charset charset = Encodings.of(file, options.encoding());
    char delimiter = options.delimiter() != null ? options.delimiter() : delimiter(file, charset);
    if (!sink.sheet(name)) {
      return true;
    }
    long line = 0;
    try (CsvReader<CsvRecord> csv = csv(delimiter, Encodings.reader(Files.newInputStream(file), charset))) {
      for (CsvRecord record : csv) {
        line = record.getStartingLineNumber();
        String[] cells = record.getFields().toArray(String[]::new);
        if (!sink.row(line, cells)) {
          return false;
        }
      }
      return true;
    } catch (CsvParseException e) {
      throw parseProblem(e, line + 1);
    } catch (UncheckedIOException e) {
      throw Encodings.isDecodingFault(e)
          ? new SourceProblem("intake.file-bytes", Map.of("row", line + 1, "encoding", charset.name())) : e;
    }
  }

  private CsvReader<CsvRecord> csv(char delimiter, Reader reader) {
    return CsvReader.builder().fieldSeparator(delimiter).quoteCharacter('"').skipEmptyLines(true)
        .allowExtraFields(true).allowMissingFields(true).allowExtraCharsAfterClosingQuote(true).allowUnclosedQuote(false)
        .trimWhitespacesAroundQuotes(false).maxBufferSize(1 << 24)
        .build(CsvRecordHandler.of(h -> h.maxFields(limits.columnsMax()).maxFieldSize(limits.cellCharsMax())
            .maxRecordSize(1 << 22)), reader);
  }

  private SourceProblem parseProblem(CsvParseException e, long row) {
    String text = String.valueOf(e.getMessage()) + (e.getCause() == null ? "" : e.getCause().getMessage());
    if (Encodings.isDecodingFault(e)) {
      return new SourceProblem("intake.file-bytes", Map.of("row", row, "encoding", String.valueOf(options.encoding())));
    }
    if (text.contains("fields")) {
      return new SourceProblem("intake.file-columns", Map.of("row", row, "columns", "> " + limits.columnsMax(), "max", limits.columnsMax()));
    }
    if (text.contains("size") || text.contains("buffer") || text.contains("characters")) {
      return new SourceProblem("intake.file-cell", Map.of("row", row, "column", "?", "max", limits.cellCharsMax()));
    }
    return new SourceProblem("intake.file-quote", Map.of("row", row));
  }

  /** The separator that occurs most evenly, outside quotes, over the first lines; a comma when nothing speaks for another. */
  private static char delimiter(Path file, Charset charset) throws IOException {
    char[] sample = new char[SAMPLE_CHARS];
    int length;
    try (Reader reader = Encodings.reader(Files.newInputStream(file), charset)) {
      length = Math.max(0, reader.read(sample));
    }
    char best = ',';
    long bestScore = 0;
    for (char candidate : new char[] {',', '\t', ';', '|'}) {
      long score = evenness(sample, length, candidate);
      if (score > bestScore) {
        bestScore = score;
        best = candidate;
      }
    }
    return best;
  }

  private static long evenness(char[] sample, int length, char candidate) {
    var linesByCount = new java.util.HashMap<Integer, Integer>();
    boolean quoted = false;
    int count = 0;
    for (int i = 0; i < length; i++) {
      char c = sample[i];
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == candidate) {
        count++;
      } else if (!quoted && c == '\n') {
        if (count > 0) {
          linesByCount.merge(count, 1, Integer::sum);
        }
        count = 0;
      }
    }
    if (count > 0) {
      linesByCount.merge(count, 1, Integer::sum);
    }
    return linesByCount.entrySet().stream().mapToLong(e -> (long) e.getValue() * e.getValue() * Math.min(e.getKey(), 3)).max().orElse(0);
  }
}
