package io.mingqu.foundation.audit.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Heads of the chain kept outside the database, so that cutting off its end is noticed: a line a minute while there is something new. */
@Component
class Heads {
  private static final Logger LOG = LoggerFactory.getLogger(Heads.class);
  private static final long PAUSE_NANOS = 60_000_000_000L;
  private final Path file;
  private long writtenNanos = System.nanoTime() - PAUSE_NANOS;

  Heads(@Value("${mingqu.data:data}") Path data) {
    this.file = data.resolve("audit-heads.txt");
  }

  synchronized void keep(long seq, byte[] hash) {
    if (System.nanoTime() - writtenNanos < PAUSE_NANOS) {
      return;
    }
    writtenNanos = System.nanoTime();
    try {
      Files.writeString(file, seq + " " + HexFormat.of().formatHex(hash) + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warn("cannot keep the audit head in {}: {}", file, e.getMessage());
    }
  }

  Map<Long, String> kept() {
    Map<Long, String> heads = new HashMap<>();
    if (Files.isReadable(file)) {
      try {
        for (String line : Files.readAllLines(file)) {
          String[] parts = line.split(" ");
          if (parts.length == 2) {
            heads.put(Long.parseLong(parts[0]), parts[1]);
          }
        }
      } catch (IOException | NumberFormatException e) {
        LOG.warn("cannot read the audit heads in {}: {}", file, e.getMessage());
      }
    }
    return heads;
  }
}
