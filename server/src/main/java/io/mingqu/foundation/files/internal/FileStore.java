package io.mingqu.foundation.files.internal;

import io.mingqu.foundation.files.Files;
import io.mingqu.foundation.files.StoredFile;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bytes on disk under their hash, a row per upload. The bytes are on disk, synced, before the row commits; bytes without a row are
 * harmless and are found again by the next upload of the same content.
 */
@Component
class FileStore implements Files {
  private static final String COLUMNS = "id, sha256, bytes, name, media_type, purpose, party_id, created_by, created_at";
  private final JdbcClient sql;
  private final Clock clock;
  private final Path folder;
  private final long bytesMax;

  FileStore(JdbcClient sql, Clock clock, @Value("${mingqu.data:data}") Path data, @Value("${mingqu.files.megabytes-max:512}") long megabytesMax) {
    this.sql = sql;
    this.clock = clock;
    this.folder = data.resolve("files");
    this.bytesMax = megabytesMax << 20;
  }

  @Override
  @Transactional
  public StoredFile store(String name, String purpose, @Nullable Long partyId, InputStream content) {
    String plain = plainName(name);
    try {
      java.nio.file.Files.createDirectories(folder);
      Path part = java.nio.file.Files.createTempFile(folder, "upload-", ".part");
      try {
        Written written = write(content, part);
        String mediaType = MediaKinds.of(plain, written.head());
        keep(part, path(written.sha256()));
        return insert(plain, purpose, partyId, written, mediaType);
      } finally {
        java.nio.file.Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Written(String sha256, long bytes, byte[] head) {}

  private Written write(InputStream content, Path part) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    byte[] head = new byte[0];
    long total = 0;
    try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
      for (int read; (read = content.read(buffer)) >= 0; ) {
        if (read == 0) {
          continue;
        }
        total += read;
        if (total > bytesMax) {
          throw Problem.of("files.too-large", 413, Map.of("maxMegabytes", bytesMax >> 20));
        }
        if (head.length < 16) {
          head = concat(head, buffer, Math.min(read, 16));
        }
        digest.update(buffer, 0, read);
        for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
          out.write(bytes);
        }
      }
      out.force(true);
    }
    if (total == 0) {
      throw Problem.of("files.empty", 422);
    }
    return new Written(HexFormat.of().formatHex(digest.digest()), total, head);
  }

  private static byte[] concat(byte[] head, byte[] buffer, int length) {
    byte[] joined = Arrays.copyOf(head, head.length + length);
    System.arraycopy(buffer, 0, joined, head.length, length);
    return joined;
  }

  private static void keep(Path part, Path target) throws IOException {
    java.nio.file.Files.createDirectories(target.getParent());
    if (java.nio.file.Files.exists(target)) {
      return;
    }
    try {
      java.nio.file.Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel home = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
        home.force(true);
      }
    } catch (FileAlreadyExistsException another) {
      return; // the same bytes by another upload at the same time
    }
  }

  private StoredFile insert(String name, String purpose, @Nullable Long partyId, Written written, String mediaType) {
    return sql.sql("""
        INSERT INTO files.file (sha256, bytes, name, media_type, purpose, party_id, created_by, created_at)
        VALUES (:sha256, :bytes, :name, :mediaType, :purpose, :partyId, :createdBy, :createdAt) RETURNING %s""".formatted(COLUMNS))
        .param("sha256", written.sha256()).param("bytes", written.bytes()).param("name", name).param("mediaType", mediaType)
        .param("purpose", purpose).param("partyId", partyId, java.sql.Types.BIGINT).param("createdBy", Callers.current().principalId())
        .param("createdAt", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .query(FileStore::file).single();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<StoredFile> find(long id) {
    return sql.sql("SELECT %s FROM files.file WHERE id = :id".formatted(COLUMNS)).param("id", id).query(FileStore::file).optional();
  }

  @Override
  public Path path(StoredFile file) {
    return path(file.sha256());
  }

  private Path path(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static String plainName(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replaceAll("\\p{Cntrl}", "").strip();
    if (last.isEmpty() || last.length() > 255) {
      throw Problem.of("files.name", 422, Map.of("max", 255));
    }
    return last;
  }

  private static StoredFile file(ResultSet row, int number) throws SQLException {
    return new StoredFile(row.getLong("id"), row.getString("sha256"), row.getLong("bytes"), row.getString("name"), row.getString("media_type"),
        row.getString("purpose"), (Long) row.getObject("party_id"), row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
