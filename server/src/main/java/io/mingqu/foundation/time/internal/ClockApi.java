package io.mingqu.foundation.time.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.time.Live;
import io.mingqu.foundation.time.LiveMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clock")
@Allowed(Role.ADMIN)
class ClockApi {
  static final String TOPIC = "time.clock-moved";
  private static final Duration FAR = Duration.ofDays(3_660);
  private final MovableClock clock;
  private final Audit audit;
  private final Live live;
  private final boolean movable;

  ClockApi(MovableClock clock, Audit audit, Live live, @Value("${mingqu.clock.movable:true}") boolean movable) {
    this.clock = clock;
    this.audit = audit;
    this.live = live;
    this.movable = movable;
  }

  record ClockView(Instant now, long offsetMillis, boolean movable) {}

  record Move(@Nullable Instant now) {}

  @GetMapping
  ClockView get() {
    return new ClockView(clock.instant(), clock.offset().toMillis(), movable);
  }

  @PutMapping
  @Transactional
  public ClockView move(@RequestBody Move move) {
    Instant to = move.now();
    if (to == null) {
      throw Problem.of("shared.bad-field", 400, Map.of("field", "now"));
    }
    Duration offset = Duration.between(Clock.systemUTC().instant(), to);
    if (offset.abs().compareTo(FAR) > 0) {
      throw Problem.of("time.clock-too-far", 422, Map.of("now", to, "daysMax", FAR.toDays()));
    }
    return set(offset);
  }

  @DeleteMapping
  @Transactional
  public ClockView reset() {
    return set(Duration.ZERO);
  }

  private ClockView set(Duration offset) {
    if (!movable) {
      throw Problem.of("time.clock-fixed", 409);
    }
    audit.record("time.clock-moved", "clock", "server",
        Map.of("fromOffsetMillis", clock.offset().toMillis(), "toOffsetMillis", offset.toMillis()));
    clock.move(offset);
    live.tell(new LiveMessage(TOPIC, null, null, Map.of()));
    return new ClockView(Clock.systemUTC().instant().plus(offset), offset.toMillis(), true);
  }
}
