package io.mingqu.foundation.intake.internal.reading;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/** HTML tables posing as .xls. Rows are taken as they close and dropped from the tree, so that a large page needs little memory. */
final class HtmlReader implements SheetReader {

  private static final Pattern DECLARED = Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9_\\-]+)", Pattern.CASE_INSENSITIVE);
  private static final int SPAN_MAX = 200;
  private final ReadOptions options;
  private final ReadLimits limits;

  HtmlReader(ReadOptions options, ReadLimits limits) {
    this.options = options;
    this.limits = limits;
  }

  @Override
  public boolean read(Path file, String name, RowSink sink) throws IOException {
    if (Files.size(file) > limits.bytesMax() / 4) {
      throw new SourceProblem("intake.file-size", Map.of("bytes", Files.size(file), "max", limits.bytesMax() / 4));
    }
    var state = new Tables(name, sink, limits);
    try (Reader reader = Encodings.reader(Files.newInputStream(file), charset(file));
       StreamParser parser = new StreamParser(Parser.htmlParser()).parse(reader, "")) {
      for (Element row; (row = parser.selectNext("tr")) != null; ) {
        boolean goOn = state.take(row);
        row.empty();
        row.remove();
        if (!goOn) {
          return false;
        }
      }
    } catch (java.io.CharConversionException | java.nio.charset.CharacterCodingException e) {
      throw new SourceProblem("intake.file-encoding", Map.of("tried", String.valueOf(charset(file))));
    }
    return true;
  }

  /** The bytes decide; the page's own declaration is used only for encodings that cannot be told from bytes. */
  private Charset charset(Path file) throws IOException {
    if (options.encoding() != null) {
      return Encodings.declared(options.encoding());
    }
    Matcher declared = DECLARED.matcher(new String(Sniffer.head(file), StandardCharsets.ISO_8859_1));
    try {
      return Encodings.of(file, null);
    } catch (SourceProblem unknown) {
      if (declared.find()) {
        return Encodings.declared(declared.group(1));
      }
      throw unknown;
    }
  }

  /** Follows which table a row belongs to and carries cells that span several rows. */
  private static final class Tables {
    private final String fileName;
    private final RowSink sink;
    private final ReadLimits limits;
    private @Nullable Element table;
    private boolean reading;
    private int tableCount;
    private long rowNumber;
    private final List<Carried> carried = new ArrayList<>();

    private record Carried(String text, int rowsLeft) {
    }

    Tables(String fileName, RowSink sink, ReadLimits limits) {
      this.fileName = fileName;
      this.sink = sink;
      this.limits = limits;
    }

    boolean take(Element row) {
      Element own = row.closest("table");
      if (own != table) {
        table = own;
        tableCount++;
        rowNumber = 0;
        carried.clear();
        reading = sink.sheet(tableCount == 1 ? fileName : fileName + " #" + tableCount);
      }
      rowNumber++;
      return !reading || sink.row(rowNumber, cells(row));
    }

    private String[] cells(Element row) {
      var cells = new ArrayList<String>();
      for (Element cell : row.children()) {
        if (!cell.nameIs("td") && !cell.nameIs("th")) {
          continue;
        }
        takeCarried(cells);
        int columns = span(cell.attr("colspan"));
        int rows = span(cell.attr("rowspan"));
        String text = cell.text();
        for (int i = 0; i < columns; i++) {
          place(cells, i == 0 ? text : "", rows);
        }
        if (cells.size() > limits.columnsMax()) {
          throw new SourceProblem("intake.file-columns", Map.of("row", rowNumber, "columns", cells.size(), "max", limits.columnsMax()));
        }
      }
      takeCarried(cells);
      return cells.toArray(String[]::new);
    }

    private void place(List<String> cells, String text, int rows) {
      int at = cells.size();
      while (carried.size() <= at) {
        carried.add(new Carried("", 0));
      }
      carried.set(at, new Carried(text, rows - 1));
      cells.add(text);
    }

    private void takeCarried(List<String> cells) {
      while (cells.size() < carried.size() && carried.get(cells.size()).rowsLeft() > 0) {
        Carried above = carried.get(cells.size());
        carried.set(cells.size(), new Carried(above.text(), above.rowsLeft() - 1));
        cells.add(above.text());
      }
    }

    private static int span(String attribute) {
      try {
        return attribute.isBlank() ? 1 : Math.clamp(Integer.parseInt(attribute.strip()), 1, SPAN_MAX);
      } catch (NumberFormatException e) {
        return 1;
      }
    }
  }
}
