package io.mingqu.foundation.time.internal;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.time.LiveMessage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events: what has just changed, filtered by the caller's scope. A stream ends after two minutes; browsers come back by themselves. */
@RestController
class EventsApi {
  private static final long LIFE_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final int HEARTBEAT_SECONDS = 15;
  private static final int CLIENTS_MAX = 2_000;
  private static final int WAITING_MAX = 256;
  private final LiveBroadcast live;
  private final AtomicInteger clients = new AtomicInteger();
  private final Set<Thread> pumps = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  EventsApi(LiveBroadcast live) {
    this.live = live;
  }

  @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Allowed(Role.EVERYONE)
  SseEmitter events(HttpServletResponse response) {
    if (clients.incrementAndGet() > CLIENTS_MAX) {
      clients.decrementAndGet();
      throw Problem.of("shared.busy", 503);
    }
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    SseEmitter emitter = new SseEmitter(0L);
    Stream stream = new Stream(Callers.current(), new ArrayBlockingQueue<>(WAITING_MAX));
    live.join(stream);
    Thread.ofVirtual().name("events").start(() -> {
      pumps.add(Thread.currentThread());
      pump(stream, emitter);
    });
    return emitter;
  }

  /** An open page; a slow one loses messages rather than memory, and is told to look again. */
  private record Stream(Caller caller, BlockingQueue<LiveMessage> waiting) implements LiveBroadcast.LiveListener {
    @Override
    public void hear(LiveMessage message) {
      waiting.offer(message);
    }
  }

  /** Open pages must not hold up the server's end. */
  @EventListener(ContextClosedEvent.class)
  void endStreams() {
    ending = true;
    pumps.forEach(Thread::interrupt);
  }

  private void pump(Stream stream, SseEmitter emitter) {
    long endNanos = System.nanoTime() + LIFE_NANOS;
    try {
      emitter.send(SseEmitter.event().name("hello").reconnectTime(1_000).data(Map.of()));
      while (!ending && System.nanoTime() < endNanos) {
        @Nullable LiveMessage message = stream.waiting().poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
          emitter.send(SseEmitter.event().comment("beat"));
          continue;
        }
        Map<String, String> data = message.data();
        emitter.send(SseEmitter.event().name(message.topic()).data(data, MediaType.APPLICATION_JSON));
      }
      emitter.complete();
    } catch (IOException | IllegalStateException clientLeft) {
      emitter.complete();
    } catch (InterruptedException serverEnds) {
      emitter.complete();
    } finally {
      pumps.remove(Thread.currentThread());
      live.leave(stream);
      clients.decrementAndGet();
    }
  }
}
