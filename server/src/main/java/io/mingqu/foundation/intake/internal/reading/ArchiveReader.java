package io.mingqu.foundation.intake.internal.reading;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Files inside a .zip or .gz, unpacked one at a time into a bounded temporary file. Archives inside archives are refused. */
final class ArchiveReader implements SheetReader {

  private static final long RATIO_FREE_BYTES = 10L << 20;
  private final SourceFile source;
  private final FileKind kind;
  private final ReadLimits limits;
  private final int depth;

  ArchiveReader(SourceFile source, FileKind kind, ReadLimits limits, int depth) {
    this.source = source;
    this.kind = kind;
    this.limits = limits;
    this.depth = depth;
  }

  @Override
  public boolean read(Path file, String name, RowSink sink) throws IOException {
    if (depth > 0) {
      throw new SourceProblem("intake.archive-nested", Map.of("file", name));
    }
    if (kind == FileKind.GZIP) {
      String inner = name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
        return unpackAndRead(in, inner, Files.size(file), sink);
      }
    }
    try (ZipFile zip = open(file)) {
      List<? extends ZipEntry> entries = zip.stream().filter(e -> readable(e.getName()))
          .sorted(Comparator.comparing(ZipEntry::getName)).toList();
      if (entries.size() > limits.archiveFilesMax()) {
        throw new SourceProblem("intake.archive-files", Map.of("files", entries.size(), "max", limits.archiveFilesMax()));
      }
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          if (!unpackAndRead(in, entry.getName(), Math.max(1, entry.getCompressedSize()), sink)) {
            return false;
          }
        }
      }
      return true;
    }
  }

  /** Windows tools write entry names in GBK without saying so. */
  static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (java.util.zip.ZipException e) {
      return new ZipFile(file.toFile(), Charset.forName("GB18030"));
    }
  }

  private static boolean readable(String entry) {
    String last = entry.substring(entry.lastIndexOf('/') + 1);
    return !entry.endsWith("/") && !entry.startsWith("__MACOSX/") && !last.startsWith(".");
  }

  private boolean unpackAndRead(InputStream in, String entryName, long packedBytes, RowSink sink) throws IOException {
    Path part = Files.createTempFile("mingqu-part", ".tmp");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        copyBounded(in, out, entryName, packedBytes);
      }
      return source.readAs(part, entryName, new PartSink(entryName, sink), depth + 1);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void copyBounded(InputStream in, OutputStream out, String entryName, long packedBytes) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    for (int read; (read = in.read(buffer)) >= 0; ) {
      total += read;
      if (total > limits.bytesMax() || total > RATIO_FREE_BYTES && total / packedBytes > limits.ratioMax()) {
        throw new SourceProblem("intake.archive-bomb", Map.of("file", entryName, "max", limits.bytesMax(), "ratio", limits.ratioMax()));
      }
      out.write(buffer, 0, read);
    }
  }

  /** Sheets of a file in an archive bear the file's name too. */
  private record PartSink(String entryName, RowSink inner) implements RowSink {

    @Override
    public boolean sheet(String name) {
      return inner.sheet(name.equals(entryName) ? name : entryName + " / " + name);
    }

    @Override
    public boolean row(long number, String[] cells) {
      return inner.row(number, cells);
    }
  }
}
