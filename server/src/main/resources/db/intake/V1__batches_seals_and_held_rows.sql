-- Why: facts become known when their batch is sealed with a gapless number; nothing that was read may be lost on the way.

-- one row: the lock under which seal numbers are taken
CREATE TABLE intake.seal_head (
  one       boolean PRIMARY KEY DEFAULT true CHECK (one),
  last_seal bigint  NOT NULL
);
INSERT INTO intake.seal_head (last_seal) VALUES (0);
SELECT shared.grant_server('intake.seal_head', 'SELECT, UPDATE');

-- where files come from: line ids, value maps and documents are unique within a source
CREATE TABLE intake.source (
  id   int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,59}$')
);
SELECT shared.grant_server('intake.source', 'SELECT, INSERT, UPDATE');

-- how the columns of a source's files are read; a change is a new version, batches keep the one they used
CREATE TABLE intake.mapping (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  version     int         NOT NULL,
  target_kind text        NOT NULL,
  source_id   int         NOT NULL REFERENCES intake.source,
  spec        jsonb       NOT NULL,
  retired     boolean     NOT NULL DEFAULT false,
  created_by  text        NOT NULL,
  created_at  timestamptz NOT NULL,
  UNIQUE (name, version)
);
SELECT shared.grant_server('intake.mapping', 'SELECT, INSERT, UPDATE');

-- a source's own item names, units and partner names, said once to mean ours
CREATE TABLE intake.value_map (
  source_id    int         NOT NULL REFERENCES intake.source,
  kind         text        NOT NULL,
  text         text        NOT NULL,
  unit         text        NOT NULL DEFAULT '',
  code         text        NOT NULL,
  our_unit     text,
  factor_milli bigint      NOT NULL DEFAULT 1000 CHECK (factor_milli > 0),
  created_by   text        NOT NULL,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (source_id, kind, text, unit)
);
SELECT shared.grant_server('intake.value_map', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE intake.batch (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id       int         REFERENCES intake.source,
  target_kind     text        NOT NULL,
  state           text        NOT NULL CHECK (state IN ('READING', 'COMPARED', 'APPLYING', 'SEALED', 'UNCHANGED', 'CANCELLED', 'FAILED')),
  mapping_id      bigint      REFERENCES intake.mapping,
  file_id         bigint,
  file_name       text        NOT NULL,
  parent_id       bigint      REFERENCES intake.batch, -- rows held by the parent, retried
  undoes_id       bigint      UNIQUE REFERENCES intake.batch,
  seal_no         bigint      UNIQUE,
  sealed_at       timestamptz,
  voided_by_seal  bigint,
  apply_on_read   boolean     NOT NULL DEFAULT false, -- no stop after the comparison
  compared_at     bigint,                             -- last seal when it was compared
  applied_to      bigint      NOT NULL DEFAULT 0,
  rows_read       bigint      NOT NULL DEFAULT 0,
  rows_skipped    bigint      NOT NULL DEFAULT 0,     -- subtotals and notes
  rows_held       bigint      NOT NULL DEFAULT 0,
  added           bigint      NOT NULL DEFAULT 0,
  changed         bigint      NOT NULL DEFAULT 0,
  unchanged       bigint      NOT NULL DEFAULT 0,
  removed         bigint      NOT NULL DEFAULT 0,
  details         jsonb       NOT NULL DEFAULT '{}',
  problem_code    text,
  problem_params  jsonb,
  job_id          text,
  created_by      text        NOT NULL,
  created_at      timestamptz NOT NULL,
  CHECK ((seal_no IS NULL) = (sealed_at IS NULL)),
  CHECK (voided_by_seal IS NULL OR voided_by_seal > seal_no)
);
-- one batch of a source at a time changes what is known
CREATE UNIQUE INDEX batch_applying ON intake.batch (source_id) WHERE state = 'APPLYING';
CREATE INDEX batch_unfinished ON intake.batch (state) WHERE state IN ('READING', 'APPLYING');
CREATE INDEX batch_by_file ON intake.batch (file_id);
SELECT shared.grant_server('intake.batch', 'SELECT, INSERT, UPDATE');

-- what other modules may join to know when a batch became known
CREATE VIEW intake.published_batch WITH (security_invoker = true) AS
SELECT id AS batch_id, seal_no, sealed_at, voided_by_seal, source_id, target_kind FROM intake.batch WHERE seal_no IS NOT NULL;
SELECT shared.grant_server('intake.published_batch', 'SELECT');

-- rows that could not become facts: kept with their reason until a person edits, maps or drops them
CREATE TABLE intake.held_row (
  batch_id    bigint NOT NULL REFERENCES intake.batch,
  no          int    NOT NULL,                 -- running number in the batch
  sheet       text   NOT NULL,
  row_no      bigint NOT NULL,
  document_no text   NOT NULL DEFAULT '',
  reason      text   NOT NULL,
  params      jsonb  NOT NULL,
  columns     text[] NOT NULL,
  cells       text[] NOT NULL,
  state       text   NOT NULL DEFAULT 'HELD' CHECK (state IN ('HELD', 'RETRIED', 'DROPPED')),
  PRIMARY KEY (batch_id, no)
);
CREATE INDEX held_row_by_reason ON intake.held_row (batch_id, reason, no) WHERE state = 'HELD';
SELECT shared.grant_server('intake.held_row', 'SELECT, INSERT, UPDATE, DELETE');

-- held rows show every partner's raw data: head office and the system only
ALTER TABLE intake.held_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.held_row FORCE ROW LEVEL SECURITY;
CREATE POLICY head_office ON intake.held_row
  USING ((SELECT nullif(current_setting('mingqu.scope', true), '')) IN ('system', 'all'))
  WITH CHECK ((SELECT nullif(current_setting('mingqu.scope', true), '')) IN ('system', 'all'));

-- staging and identity of targets that bring records (partners, products) rather than movements
CREATE TABLE intake.staged_record (
  batch_id bigint NOT NULL,
  no       bigint NOT NULL,
  key      text   NOT NULL,
  content  uuid   NOT NULL,
  payload  jsonb  NOT NULL,
  PRIMARY KEY (batch_id, no)
);
CREATE TABLE intake.record_identity (
  source_id   int    NOT NULL REFERENCES intake.source,
  target_kind text   NOT NULL,
  key         text   NOT NULL,
  content     uuid   NOT NULL,
  batch_id    bigint NOT NULL,
  PRIMARY KEY (source_id, target_kind, key)
);
SELECT shared.grant_server('intake.staged_record', 'SELECT, INSERT, UPDATE, DELETE');
SELECT shared.grant_server('intake.record_identity', 'SELECT, INSERT, UPDATE');
