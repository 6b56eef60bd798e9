package io.mingqu.foundation.files.internal;

import io.mingqu.foundation.shared.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What may be stored, told from the first bytes: tables, pictures as evidence, PDF. Programs and scripts are refused whatever their name. */
final class MediaKinds {

  private static final Set<String> TEXT_ENDINGS = Set.of("csv", "tsv", "txt", "xls", "xlsx", "html", "htm", "xml", "json", "");

  private MediaKinds() {}

  /** @throws Problem {@code files.kind} */
  static String of(String name, byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK\u0003\u0004")) {
      return name.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "application/zip";
    }
    String known = start.startsWith("\u00d0\u00cf\u0011\u00e0") ? "application/vnd.ms-excel"
        : start.startsWith("\u001f\u008b") ? "application/gzip"
        : start.startsWith("%PDF-") ? "application/pdf"
        : start.startsWith("\u0089PNG") ? "image/png"
        : start.startsWith("\u00ff\u00d8\u00ff") ? "image/jpeg"
        : start.startsWith("RIFF") && start.startsWith("WEBP", 8) ? "image/webp" : "";
    if (!known.isEmpty()) {
      return known;
    }
    String ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    if (!TEXT_ENDINGS.contains(ending) || start.startsWith("MZ") || start.startsWith("\u007fELF") || start.startsWith("#!")) {
      throw Problem.of("files.kind", 415, Map.of("name", name));
    }
    return "text/plain";
  }
}
