package io.mingqu.foundation.intake.internal.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Counts what an archive entry unpacks to and stops at the limit, whatever sizes the archive declares. */
final class BoundedStream extends FilterInputStream {

  private static final long RATIO_FREE_BYTES = 10L << 20;
  private final String part;
  private final long packedBytes;
  private final ReadLimits limits;
  private long total;

  BoundedStream(InputStream in, String part, long packedBytes, ReadLimits limits) {
    super(in);
    this.part = part;
    this.packedBytes = packedBytes;
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int bytes) {
    total += bytes;
    if (total > limits.bytesMax() || total > RATIO_FREE_BYTES && total / packedBytes > limits.ratioMax()) {
      throw new SourceProblem("intake.archive-bomb", Map.of("file", part, "max", limits.bytesMax(), "ratio", limits.ratioMax()));
    }
  }
}
