package io.mingqu.foundation.time.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everyone sees the jobs they started; head office sees all. */
@RestController
@RequestMapping("/api/jobs")
@Allowed(Role.EVERYONE)
class JobsApi {
  private final JobQueries queries;
  private final JobStore store;
  private final QueuedJobs jobs;
  private final Audit audit;

  JobsApi(JobQueries queries, JobStore store, QueuedJobs jobs, Audit audit) {
    this.queries = queries;
    this.store = store;
    this.jobs = jobs;
    this.audit = audit;
  }

  @GetMapping
  Page<JobQueries.JobView> list(@RequestParam(required = false) @Nullable String status, @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.list(status, name, Page.checkedLimit(limit), after);
  }

  @GetMapping("/{id}")
  JobQueries.JobView one(@PathVariable long id) {
    return queries.one(id);
  }

  @PostMapping("/{id}/cancel")
  @Transactional
  public JobQueries.JobView cancel(@PathVariable long id) {
    JobQueries.JobView job = queries.one(id);
    if (!store.requestCancel(id)) {
      throw Problem.of("time.job-over", 409, Map.of("id", id, "status", job.status()));
    }
    audit.record("time.job-cancelled", "job", String.valueOf(id), Map.of("name", job.name()));
    return queries.one(id);
  }

  @PostMapping("/{id}/resume")
  @Transactional
  public JobQueries.JobView resume(@PathVariable long id) {
    JobQueries.JobView job = queries.one(id);
    if (!store.requeue(id)) {
      throw Problem.of("time.job-not-ended", 409, Map.of("id", id, "status", job.status()));
    }
    jobs.schedule(id);
    audit.record("time.job-resumed", "job", String.valueOf(id), Map.of("name", job.name()));
    return queries.one(id);
  }
}
