package io.mingqu.foundation.shared.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells commands on the same machine where the server is: {@code <data>/server.url} appears when it is ready. */
@Component
class Announcement {
  private final Environment settings;

  Announcement(Environment settings) {
    this.settings = settings;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) throws IOException {
    if (!(event.getApplicationContext() instanceof ServletWebServerApplicationContext context) || context.getWebServer() == null) {
      return;
    }
    Path folder = Files.createDirectories(Path.of(settings.getProperty("mingqu.data", "data")));
    Path scratch = folder.resolve("server.url.new");
    Files.writeString(scratch, "http://127.0.0.1:" + context.getWebServer().getPort() + "\n");
    Files.move(scratch, folder.resolve("server.url"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
