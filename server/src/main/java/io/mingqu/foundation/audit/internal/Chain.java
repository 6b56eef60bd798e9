package io.mingqu.foundation.audit.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** The hash chain: each seal is SHA-256 over the seal before it and the entry's canonical bytes. */
final class Chain {
  static final byte[] START = new byte[32];

  private Chain() {}

  /** An entry as it stands in the table, in canonical field order. */
  record Entry(long id, Instant at, Instant recordedAt, String principal, String principalName, String action, String subjectKind,
      String subjectId, String detail) {
    static final String COLUMNS = "e.id, e.at, e.recorded_at, e.principal, e.principal_name, e.action, e.subject_kind, e.subject_id, e.detail";

    static Entry read(ResultSet row) throws SQLException {
      return new Entry(row.getLong(1), instant(row.getTimestamp(2)), instant(row.getTimestamp(3)), row.getString(4), row.getString(5),
          row.getString(6), row.getString(7), row.getString(8), row.getString(9));
    }

    private static Instant instant(Timestamp time) {
      return time.toInstant();
    }
  }

  static byte[] next(byte[] before, Entry entry) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
      DataOutputStream out = new DataOutputStream(bytes);
      out.write(before);
      out.writeLong(entry.id());
      instant(out, entry.at());
      instant(out, entry.recordedAt());
      for (String text : new String[] {entry.principal(), entry.principalName(), entry.action(), entry.subjectKind(), entry.subjectId(),
          entry.detail()}) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
      }
      return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void instant(DataOutputStream out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }
}
