package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Problem;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request's whole body, read before any transaction opens (small ones in memory, uploads in a scratch file), with its hash. */
final class RequestBody implements AutoCloseable {
  static final long BODY_BYTES_MAX = 10L << 20;
  static final long UPLOAD_BYTES_MAX = 512L << 20;
  private static final int MEMORY_BYTES_MAX = 1 << 20;

  private final byte @Nullable [] bytes;
  private final @Nullable Path file;
  private final byte[] sha256;

  private RequestBody(byte @Nullable [] bytes, @Nullable Path file, byte[] sha256) {
    this.bytes = bytes;
    this.file = file;
    this.sha256 = sha256;
  }

  static RequestBody read(HttpServletRequest request) throws IOException {
    boolean upload = "application/octet-stream".equals(request.getContentType());
    long limit = upload ? UPLOAD_BYTES_MAX : BODY_BYTES_MAX;
    MessageDigest digest = sha256();
    ByteArrayOutputStream memory = new ByteArrayOutputStream();
    Path file = null;
    OutputStream out = memory;
    try (InputStream in = request.getInputStream()) {
      byte[] chunk = new byte[64 << 10];
      long total = 0;
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        total += n;
        if (total > limit) {
          throw Problem.of("shared.body-too-large", 413, Map.of("maxMegabytes", limit >> 20));
        }
        if (file == null && total > MEMORY_BYTES_MAX) {
          file = Files.createTempFile("mingqu-upload-", ".part");
          out = Files.newOutputStream(file);
          memory.writeTo(out);
        }
        out.write(chunk, 0, n);
        digest.update(chunk, 0, n);
      }
      out.close();
      return new RequestBody(file == null ? memory.toByteArray() : null, file, digest.digest());
    } catch (IOException | RuntimeException e) {
      out.close();
      if (file != null) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }

  byte[] hash() {
    return sha256.clone();
  }

  private InputStream open() throws IOException {
    return bytes != null ? new ByteArrayInputStream(bytes) : Files.newInputStream(java.util.Objects.requireNonNull(file));
  }

  /** The same request again, with its body ready to be read from the start. */
  HttpServletRequest again(HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public ServletInputStream getInputStream() throws IOException {
        return new Replay(open());
      }

      @Override
      public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8));
      }
    };
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Replay extends ServletInputStream {
    private final InputStream in;
    private boolean finished;

    Replay(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      finished |= value < 0;
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int n = in.read(into, offset, length);
      finished |= n < 0;
      return n;
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("blocking reads only");
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
