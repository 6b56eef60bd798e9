package io.mingqu.foundation.files.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.files.Files;
import io.mingqu.foundation.files.StoredFile;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files come as the raw body of a request (application/octet-stream) and leave only to those who may see their row. */
@RestController
@RequestMapping("/api/files")
class FilesApi {
  private static final Set<String> PURPOSES = Set.of("intake", "evidence", "attachment");
  private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/webp", "application/pdf");
  private final Files files;
  private final Audit audit;

  FilesApi(Files files, Audit audit) {
    this.files = files;
    this.audit = audit;
  }

  record FileView(String id, String name, long bytes, String sha256, String mediaType, String purpose, @Nullable String partyId, String createdBy,
                  Instant createdAt) {
    static FileView of(StoredFile file) {
      return new FileView(String.valueOf(file.id()), file.name(), file.bytes(), file.sha256(), file.mediaType(), file.purpose(),
          file.partyId() == null ? null : String.valueOf(file.partyId()), file.createdBy(), file.createdAt());
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Allowed(Role.EVERYONE)
  @Transactional
  public FileView upload(@RequestParam String name, @RequestParam String purpose, @RequestParam(required = false) @Nullable Long partyId,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String contentType, InputStream body) {
    if (!contentType.equals(MediaType.APPLICATION_OCTET_STREAM_VALUE)) {
      throw Problem.of("shared.wrong-media-type", 415, Map.of("type", contentType));
    }
    if (!PURPOSES.contains(purpose)) {
      throw Problem.of("files.purpose", 422, Map.of("purpose", purpose, "known", "attachment, evidence, intake"));
    }
    StoredFile file = files.store(name, purpose, owner(partyId), body);
    audit.record("files.stored", "file", String.valueOf(file.id()), Map.of("name", file.name(), "bytes", file.bytes(), "sha256", file.sha256()));
    return FileView.of(file);
  }

  /** A caller who sees only some partners stores for one of them. */
  private static @Nullable Long owner(@Nullable Long partyId) {
    Caller caller = Callers.current();
    if (!(caller.scope() instanceof Scope.Parties(Set<Long> own))) {
      return partyId;
    }
    if (partyId == null && own.size() == 1) {
      return own.iterator().next();
    }
    if (partyId == null || !own.contains(partyId)) {
      throw Problem.of("files.party", 422, Map.of("partyId", partyId == null ? "" : partyId));
    }
    return partyId;
  }

  @GetMapping("/{id}")
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  public FileView one(@PathVariable long id) {
    return FileView.of(visible(id));
  }

  /** Pictures and PDF may be shown in place; everything else is a download. */
  @GetMapping("/{id}/content")
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  public ResponseEntity<Resource> content(@PathVariable long id) {
    StoredFile file = visible(id);
    boolean shown = SHOWN.contains(file.mediaType());
    ContentDisposition disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
        .filename(file.name(), java.nio.charset.StandardCharsets.UTF_8).build();
    return ResponseEntity.ok().contentType(shown ? MediaType.parseMediaType(file.mediaType()) : MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString()).header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'").contentLength(file.bytes()).body(new FileSystemResource(files.path(file)));
  }

  private StoredFile visible(long id) {
    return files.find(id).orElseThrow(() -> Problem.notFound("file", String.valueOf(id)));
  }
}
