package io.mingqu.foundation.intake.internal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells the kind of a file from its first bytes. ERP exports called .xls are as often HTML or text as they are Excel. */
final class Sniffer {

  private static final int HEAD_BYTES = 8_192;

  private Sniffer() {
  }

  static FileKind kindOf(Path file) throws IOException {
    byte[] head = head(file);
    if (head.length == 0) {
      throw new SourceProblem("intake.file-empty", Map.of());
    }
    if (startsWith(head, 0x50, 0x4B, 0x03, 0x04)) {
      return zipKind(file);
    }
    if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      return FileKind.XLS;
    }
    if (startsWith(head, 0x1F, 0x8B)) {
      return FileKind.GZIP;
    }
    return textKind(head);
  }

  static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD_BYTES);
    }
  }

  private static FileKind zipKind(Path file) throws IOException {
    try (ZipFile zip = ArchiveReader.open(file)) {
      boolean office = false;
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        String name = entries.nextElement().getName();
        if (name.equals("xl/workbook.xml")) {
          return FileKind.XLSX;
        }
        office |= name.equals("[Content_Types].xml");
      }
      if (office) {
        throw unreadable("OOXML");
      }
      return FileKind.ZIP;
    } catch (java.util.zip.ZipException e) {
      throw new SourceProblem("intake.file-truncated", Map.of("kind", "zip/xlsx"));
    }
  }

  private static FileKind textKind(byte[] head) {
    Charset wide = Encodings.wideEncoding(head);
    String start = new String(head, wide == null ? StandardCharsets.ISO_8859_1 : wide);
    for (String[] known : new String[][] {{"%PDF", "PDF"}, {"\u0089PNG", "PNG"}, {"\u00ff\u00d8\u00ff", "JPEG"}, {"Rar!", "RAR"},
        {"7z\u00bc\u00af", "7z"}, {"\u007fELF", "ELF"}, {"MZ\u0090", "EXE"}, {"{\\rtf", "RTF"}}) {
      if (start.startsWith(known[0])) {
        throw unreadable(known[1]);
      }
    }
    if (wide == null && controlBytes(head) > head.length / 50) {
      throw unreadable("binary");
    }
    String lower = start.toLowerCase(Locale.ROOT).stripLeading().replaceFirst("^(\ufeff|\u00ef\u00bb\u00bf)\\s*", "");
    if (lower.startsWith("<?xml") && lower.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
      return FileKind.SPREADSHEET_XML;
    }
    boolean markup = lower.startsWith("<");
    if (markup && (lower.contains("<table") || lower.contains("<html") || lower.contains("<!doctype html"))) {
      return FileKind.HTML;
    }
    if (lower.startsWith("mime-version:")) {
      throw unreadable("MHTML");
    }
    return FileKind.DELIMITED;
  }

  private static int controlBytes(byte[] head) {
    int count = 0;
    for (byte b : head) {
      if (b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
        count++;
      }
    }
    return count;
  }

  private static SourceProblem unreadable(String kind) {
    return new SourceProblem("intake.file-kind", Map.of("kind", kind));
  }

  private static boolean startsWith(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
