-- Why: a dispute is settled where both sides see the same thing, how old it is and whose turn it is; what the brand's people write to each
-- other stays apart from what the partner reads. Words are only ever added.
CREATE TABLE cases.case_file (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind           text NOT NULL,
  state          text NOT NULL,
  desk           text,
  assignee_id    text,
  assignee_name  text,
  title          text NOT NULL,
  subject_kind   text NOT NULL,
  subject_id     text NOT NULL,
  party_id       bigint,
  amount_minor   bigint,
  currency       text,
  link           text NOT NULL,
  detail         jsonb NOT NULL,
  opened_by      text NOT NULL,
  opened_by_name text NOT NULL,
  opened_at      timestamptz NOT NULL,
  desk_since     timestamptz NOT NULL,
  ended_at       timestamptz
);
CREATE INDEX case_by_subject ON cases.case_file (subject_kind, subject_id);
CREATE INDEX case_open ON cases.case_file (id) WHERE ended_at IS NULL;
CREATE INDEX case_by_party ON cases.case_file (party_id, id);
SELECT shared.scope_by_party('cases.case_file', 'party_id');
SELECT shared.grant_server('cases.case_file', 'SELECT, INSERT, UPDATE (state, desk, assignee_id, assignee_name, desk_since, ended_at)');

CREATE TABLE cases.comment (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id     bigint NOT NULL REFERENCES cases.case_file,
  party_id    bigint,
  internal    boolean NOT NULL,
  action      text,
  from_state  text,
  to_state    text,
  author_id   text NOT NULL,
  author_name text NOT NULL,
  partner     boolean NOT NULL,
  text        text NOT NULL,
  file_ids    bigint[] NOT NULL DEFAULT '{}',
  at          timestamptz NOT NULL,
  CHECK (NOT (internal AND partner))
);
CREATE INDEX comment_by_case ON cases.comment (case_id, id);
SELECT shared.scope_by_party('cases.comment', 'party_id');
SELECT shared.grant_server('cases.comment', 'SELECT, INSERT');
