package io.mingqu.foundation.intake.internal.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text file. The whole file is checked, not its beginning: an export can be plain ASCII for a megabyte
 * before the first Chinese name appears.
 */
final class Encodings {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private Encodings() {
  }

  static Charset of(Path file, @Nullable String declared) throws IOException {
    if (declared != null && !declared.isBlank()) {
      return declared(declared);
    }
    byte[] head = Sniffer.head(file);
    Charset wide = wideEncoding(head);
    if (wide != null) {
      return wide;
    }
    for (Charset candidate : List.of(StandardCharsets.UTF_8, GB18030)) {
      if (decodes(file, candidate)) {
        return candidate;
      }
    }
    throw new SourceProblem("intake.file-encoding", Map.of("tried", "UTF-8, GB18030, UTF-16"));
  }

  static Charset declared(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new SourceProblem("intake.file-encoding-name", Map.of("encoding", name));
    }
  }

  /** UTF-16 by its byte order mark, or by zeros standing on one side of most characters. */
  static @Nullable Charset wideEncoding(byte[] head) {
    if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < head.length; i += 2) {
      even += head[i] == 0 ? 1 : 0;
      odd += head[i + 1] == 0 ? 1 : 0;
    }
    int pairs = head.length / 2;
    if (pairs >= 8 && odd > pairs / 4 && even < pairs / 20) {
      return StandardCharsets.UTF_16LE;
    }
    if (pairs >= 8 && even > pairs / 4 && odd < pairs / 20) {
      return StandardCharsets.UTF_16BE;
    }
    return null;
  }

  private static boolean decodes(Path file, Charset charset) throws IOException {
    CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer chars = CharBuffer.allocate(1 << 16);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (boolean end = false; !end; ) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        if (!consumes(decoder, bytes, chars, end)) {
          return false;
        }
        bytes.compact();
      }
      return true;
    }
  }

  private static boolean consumes(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer chars, boolean end) {
    while (true) {
      chars.clear();
      CoderResult result = decoder.decode(bytes, chars, end);
      if (result.isError() || privateUse(chars)) {
        return false;
      }
      if (result.isUnderflow()) {
        return true;
      }
    }
  }

  /** GB18030 accepts almost anything; text that would land in the private use area was never Chinese. */
  private static boolean privateUse(CharBuffer chars) {
    int length = chars.position();
    char[] array = chars.array();
    int odd = 0;
    for (int i = 0; i < length; i++) {
      odd += array[i] >= 0xE000 && array[i] <= 0xF8FF ? 1 : 0;
    }
    return odd > 8 && odd > length / 1_000;
  }

  /** Strict from here on: a byte that does not decode stops the read instead of becoming a question mark. */
  static java.io.Reader reader(InputStream in, Charset charset) throws IOException {
    var buffered = new BufferedInputStream(in, 1 << 16);
    skipByteOrderMark(buffered);
    return new java.io.InputStreamReader(buffered, charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  static boolean isDecodingFault(@Nullable Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof CharacterCodingException) {
        return true;
      }
    }
    return false;
  }

  private static void skipByteOrderMark(BufferedInputStream in) throws IOException {
    in.mark(4);
    byte[] start = in.readNBytes(3);
    in.reset();
    int[][] marks = {{0xEF, 0xBB, 0xBF}, {0xFF, 0xFE}, {0xFE, 0xFF}};
    for (int[] mark : marks) {
      byte[] bytes = new byte[mark.length];
      for (int i = 0; i < mark.length; i++) {
        bytes[i] = (byte) mark[i];
      }
      if (start.length >= mark.length && Arrays.equals(Arrays.copyOf(start, mark.length), bytes)) {
        in.skipNBytes(mark.length);
        return;
      }
    }
  }
}
