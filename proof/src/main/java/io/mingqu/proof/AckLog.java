package io.mingqu.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the server said was done, written down outside it and fsynced before anything else happens: the witness of a crash proof. */
final class AckLog implements AutoCloseable {
  private final FileChannel channel;
  private final Map<String, String> answersByKey = new LinkedHashMap<>();

  AckLog(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  synchronized void acknowledged(String key, String answer) throws IOException {
    channel.write(ByteBuffer.wrap((key + "\t" + answer.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8)));
    channel.force(true);
    answersByKey.put(key, answer);
  }

  synchronized Map<String, String> all() {
    return new LinkedHashMap<>(answersByKey);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
