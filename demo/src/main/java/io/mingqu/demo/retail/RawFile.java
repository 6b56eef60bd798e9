package io.mingqu.demo.retail;

import io.mingqu.demo.Resources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads the shipped file: text lines as they stand (no value in it has a line break), or parsed. */
final class RawFile {

    static final String RESOURCE = "/online-retail/online_retail.csv.gz";

    private RawFile() {
    }

    /** Every line of text, the header first. */
    static void eachText(Consumer<String> sink) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(Resources.open(RESOURCE), 1 << 16), StandardCharsets.UTF_8), 1 << 16)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                sink.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void each(Consumer<RawLine> sink) {
        boolean[] header = {true};
        eachText(text -> {
            if (!header[0]) {
                sink.accept(RawLine.of(cells(text)));
            }
            header[0] = false;
        });
    }

    /** Splits one line of CSV: cells may be quoted, a quote inside is doubled. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>(8);
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    static String csv(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            if (!line.isEmpty() || cell != cells.getFirst()) {
                line.append(',');
            }
            boolean quote = cell.contains(",") || cell.contains("\"");
            line.append(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        return line.toString();
    }
}
