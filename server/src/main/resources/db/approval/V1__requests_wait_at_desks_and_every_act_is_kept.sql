-- Why: one engine for all signatures. The flow is the truth and changes under a row lock, so two approvals that race have one effect;
-- "desk" repeats whose signature is waited for so that an inbox is one index lookup; acts are only ever added.
CREATE TABLE approval.rule (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text NOT NULL,
  org_unit_id bigint,
  currency    text,
  from_minor  bigint NOT NULL DEFAULT 0,
  to_minor    bigint CHECK (to_minor > from_minor),
  steps       jsonb NOT NULL,
  made_by     text NOT NULL,
  made_at     timestamptz NOT NULL,
  closed_at   timestamptz
);
CREATE INDEX rule_in_force ON approval.rule (kind) WHERE closed_at IS NULL;
SELECT shared.grant_server('approval.rule', 'SELECT, INSERT, UPDATE (closed_at)');

CREATE TABLE approval.request (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind           text NOT NULL,
  subject_id     text NOT NULL,
  title_zh       text NOT NULL,
  title_en       text NOT NULL,
  amount_minor   bigint,
  currency       text,
  party_id       bigint,
  figures        jsonb NOT NULL,
  link           text NOT NULL,
  requester_id   text NOT NULL,
  requester_name text NOT NULL,
  submitted_at   timestamptz NOT NULL,
  state          text NOT NULL CHECK (state IN ('OPEN', 'APPROVED', 'REJECTED', 'RETURNED', 'WITHDRAWN')),
  flow           jsonb NOT NULL,
  named          text[] NOT NULL DEFAULT '{}',
  signed         text[] NOT NULL DEFAULT '{}',
  step_since     timestamptz NOT NULL,
  due_at         timestamptz,
  reminded_at    timestamptz,
  ended_at       timestamptz
);
CREATE UNIQUE INDEX one_open_per_subject ON approval.request (kind, subject_id) WHERE state = 'OPEN';
CREATE INDEX request_by_subject ON approval.request (kind, subject_id, id);
CREATE INDEX request_by_requester ON approval.request (requester_id, id);
-- seen by who sees the partner, by who asked, and by those named to sign
ALTER TABLE approval.request ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval.request FORCE ROW LEVEL SECURITY;
CREATE POLICY by_concern ON approval.request USING (
  (SELECT nullif(current_setting('mingqu.scope', true), '')) IN ('system', 'all')
  OR party_id = ANY ((SELECT nullif(current_setting('mingqu.parties', true), ''))::bigint[])
  OR requester_id = (SELECT nullif(current_setting('mingqu.principal', true), ''))
  OR (SELECT nullif(current_setting('mingqu.principal', true), '')) = ANY (named));
SELECT shared.grant_server('approval.request', 'SELECT, INSERT, UPDATE');

CREATE TABLE approval.desk (
  request_id   bigint NOT NULL REFERENCES approval.request,
  principal_id text,
  role         text,
  CHECK ((principal_id IS NULL) <> (role IS NULL))
);
CREATE INDEX desk_by_request ON approval.desk (request_id);
CREATE INDEX desk_by_principal ON approval.desk (principal_id) WHERE principal_id IS NOT NULL;
CREATE INDEX desk_by_role ON approval.desk (role) WHERE role IS NOT NULL;
SELECT shared.grant_server('approval.desk', 'SELECT, INSERT, DELETE');

CREATE TABLE approval.act (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_id bigint NOT NULL REFERENCES approval.request,
  act        text NOT NULL,
  step       text NOT NULL,
  actor_id   text NOT NULL,
  actor_name text NOT NULL,
  for_id     text,
  target     text,
  comment    text NOT NULL,
  acted_at   timestamptz NOT NULL
);
CREATE INDEX act_by_request ON approval.act (request_id, id);
ALTER TABLE approval.act ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval.act FORCE ROW LEVEL SECURITY;
CREATE POLICY by_request ON approval.act USING (EXISTS (SELECT FROM approval.request r WHERE r.id = request_id));
SELECT shared.grant_server('approval.act', 'SELECT, INSERT');
