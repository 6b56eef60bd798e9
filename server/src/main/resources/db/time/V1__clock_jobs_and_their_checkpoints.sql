-- Why: jobs live beside the data they change, so that starting one, its checkpoint and its effects commit together; progress has a table
-- of its own because it is written while the work's transaction is open. The clock's offset moves every server at once.
CREATE TABLE time.clock (
  one           boolean PRIMARY KEY DEFAULT true CHECK (one),
  offset_millis bigint NOT NULL
);
INSERT INTO time.clock (offset_millis) VALUES (0);
SELECT shared.grant_server('time.clock', 'SELECT, UPDATE');

-- the scheduler's own table: what is due when, and which server holds it
CREATE TABLE time.scheduled_task (
  task_name            text NOT NULL,
  task_instance        text NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_task_by_time ON time.scheduled_task (execution_time);
CREATE INDEX scheduled_task_by_heartbeat ON time.scheduled_task (last_heartbeat);
SELECT shared.grant_server('time.scheduled_task', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE time.job (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name             text NOT NULL,
  params           text NOT NULL,
  aggregate_key    text,
  status           text NOT NULL CHECK (status IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  started_by       text NOT NULL,
  started_by_name  text NOT NULL,
  roles            text NOT NULL,
  scope            text NOT NULL,
  scope_parties    bigint[],
  runs             int NOT NULL DEFAULT 0,
  cancel_requested boolean NOT NULL DEFAULT false,
  queued_at        timestamptz NOT NULL,
  run_at           timestamptz,
  ended_at         timestamptz,
  result           text,
  error_code       text,
  error_params     text
);
CREATE INDEX job_waiting ON time.job (aggregate_key, id) WHERE status IN ('QUEUED', 'RUNNING');
CREATE INDEX job_by_starter ON time.job (started_by, id);
SELECT shared.grant_server('time.job', 'SELECT, INSERT, UPDATE');

CREATE TABLE time.job_progress (
  job_id  bigint PRIMARY KEY REFERENCES time.job,
  done    bigint NOT NULL,
  total   bigint NOT NULL,
  message text NOT NULL
);
SELECT shared.grant_server('time.job_progress', 'SELECT, INSERT, UPDATE');

CREATE TABLE time.job_checkpoint (
  job_id bigint PRIMARY KEY REFERENCES time.job,
  state  text NOT NULL
);
SELECT shared.grant_server('time.job_checkpoint', 'SELECT, INSERT, UPDATE');

-- a job is seen by head office and by whoever started it
ALTER TABLE time.job ENABLE ROW LEVEL SECURITY;
ALTER TABLE time.job FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_head_office ON time.job USING (
  (SELECT nullif(current_setting('mingqu.scope', true), '')) IN ('system', 'all')
  OR started_by = (SELECT nullif(current_setting('mingqu.principal', true), '')));
