package io.mingqu.foundation.files;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stored files, as other modules use them. Reads are under the caller's scope. */
public interface Files {

  /**
   * Stores the bytes, in the running transaction; the same bytes are kept once.
   *
   * @param partyId the partner it belongs to, null for the brand's own
   * @throws io.mingqu.foundation.shared.Problem {@code files.too-large}, {@code files.kind}, {@code files.empty}, {@code files.name}
   */
  StoredFile store(String name, String purpose, @Nullable Long partyId, InputStream content);

  Optional<StoredFile> find(long id);

  /** Where the bytes stand on disk; read only. */
  Path path(StoredFile file);
}
