package io.mingqu;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one application: every capability is a module below {@code io.mingqu.<wing>.<module>}. */
@SpringBootApplication
public class MingquServer {
  public static void main(String[] args) {
    SpringApplication.run(MingquServer.class, args);
  }
}
