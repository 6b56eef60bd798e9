package io.mingqu.foundation.time;

import io.mingqu.foundation.shared.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jobs for tests, in the one context all tests share. */
@Configuration(proxyBeanMethods = false)
class TestJobKinds {
  static final List<String> LOG = new CopyOnWriteArrayList<>();

  @Bean
  JobKind counting() {
    return kind("test.count", run -> {
      for (long i = run.state().isEmpty() ? 0 : ((Number) run.state().get("next")).longValue(); i < run.number("to"); i++) {
        run.checkCancelled();
        run.progress(i, run.number("to"), "step " + i);
        run.checkpoint(Map.of("next", i + 1));
        LOG.add(run.jobId() + ":" + i);
      }
      return new JobResult(Map.of("counted", run.number("to")));
    });
  }

  @Bean
  JobKind refusing() {
    return kind("test.refuse", run -> {
      throw Problem.of("shared.bad-limit", 400, Map.of("limit", 7, "max", 5));
    });
  }

  @Bean
  JobKind waiting() {
    return kind("test.wait", run -> {
      run.checkpoint(Map.of("begun", true));
      while (true) {
        run.checkCancelled();
        try {
          Thread.sleep(50);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    });
  }

  private static JobKind kind(String name, java.util.function.Function<JobRun, JobResult> work) {
    return new JobKind() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public JobResult run(JobRun run) {
        return work.apply(run);
      }
    };
  }
}
