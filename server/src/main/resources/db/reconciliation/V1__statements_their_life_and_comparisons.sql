-- Why: a statement is drawn up from facts at a cut, checked by two pairs of eyes, frozen as bytes when it is sent, and never changes after;
-- what becomes known later is a statement of its own that corrects it.
CREATE TABLE reconciliation.run (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  calendar_code text   NOT NULL,
  period_code   text   NOT NULL,
  period_first  date   NOT NULL,
  period_last   date   NOT NULL,
  entity_id     bigint NOT NULL,
  entity_code   text   NOT NULL,
  cut_seal      bigint NOT NULL,
  state         text   NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  job_id        bigint,
  settling_id   bigint,
  partners      int    NOT NULL DEFAULT 0,
  accounts      int    NOT NULL DEFAULT 0,
  rebates       int    NOT NULL DEFAULT 0,
  deltas        int    NOT NULL DEFAULT 0,
  problem       text,
  created_by    text   NOT NULL,
  created_at    timestamptz NOT NULL,
  finished_at   timestamptz
);
CREATE INDEX run_by_period ON reconciliation.run (entity_code, period_first, id);
SELECT shared.grant_server('reconciliation.run', 'SELECT, INSERT, UPDATE');

CREATE TABLE reconciliation.statement (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number            text   NOT NULL UNIQUE,
  kind              text   NOT NULL CHECK (kind IN ('ACCOUNT', 'REBATE')),
  run_id            bigint NOT NULL REFERENCES reconciliation.run,
  partner_id        bigint NOT NULL,
  partner_code      text   NOT NULL,
  entity_id         bigint NOT NULL,
  entity_code       text   NOT NULL,
  currency          text   NOT NULL,
  calendar_code     text   NOT NULL,
  period_code       text   NOT NULL,
  period_first      date   NOT NULL,
  period_last       date   NOT NULL,
  through           date   NOT NULL,
  programme_code    text   NOT NULL DEFAULT '',
  programme_version int    NOT NULL DEFAULT 0,
  sequence          int    NOT NULL DEFAULT 0,   -- 0 the first statement, then its corrections in order
  corrects_id       bigint REFERENCES reconciliation.statement,
  settling_id       bigint,
  cut_seal          bigint NOT NULL,
  engine_version    int    NOT NULL,
  state             text   NOT NULL CHECK (state IN ('DRAFT', 'CHECKED', 'REVIEWED', 'SENT', 'CONFIRMED', 'DISPUTED', 'FINAL', 'PAYABLE', 'WITHDRAWN')),
  opening_minor     bigint NOT NULL DEFAULT 0,
  shipments_minor   bigint NOT NULL DEFAULT 0,
  returns_minor     bigint NOT NULL DEFAULT 0,
  receipts_minor    bigint NOT NULL DEFAULT 0,
  offsets_minor     bigint NOT NULL DEFAULT 0,
  charges_minor     bigint NOT NULL DEFAULT 0,
  adjustments_minor bigint NOT NULL DEFAULT 0,
  closing_minor     bigint NOT NULL DEFAULT 0,
  payout_minor      bigint NOT NULL DEFAULT 0,
  settled_minor     bigint NOT NULL DEFAULT 0,
  due_minor         bigint NOT NULL DEFAULT 0,
  released_minor    bigint NOT NULL DEFAULT 0,
  refused_minor     bigint NOT NULL DEFAULT 0,   -- given up after a dispute was upheld
  base              bigint NOT NULL DEFAULT 0,
  tier              int    NOT NULL DEFAULT -1,
  to_next_tier      bigint NOT NULL DEFAULT -1,
  lines             int    NOT NULL DEFAULT 0,
  open_disputes     int    NOT NULL DEFAULT 0,
  attention         text[] NOT NULL DEFAULT '{}',
  last_by           text   NOT NULL,
  sha256            text,
  sent_at           timestamptz,
  created_at        timestamptz NOT NULL,
  version           int    NOT NULL DEFAULT 1,
  CHECK (kind <> 'ACCOUNT'
    OR opening_minor + shipments_minor - returns_minor - receipts_minor - offsets_minor + charges_minor + adjustments_minor = closing_minor),
  CHECK (payout_minor - settled_minor = due_minor)
);
CREATE INDEX statement_by_period ON reconciliation.statement (entity_code, period_first, kind, partner_code);
CREATE INDEX statement_by_partner ON reconciliation.statement (partner_id, period_first DESC, id);
CREATE INDEX statement_by_run ON reconciliation.statement (run_id, state);
CREATE INDEX statement_by_correction ON reconciliation.statement (corrects_id) WHERE corrects_id IS NOT NULL;
SELECT shared.scope_by_party('reconciliation.statement', 'partner_id');
SELECT shared.grant_server('reconciliation.statement', 'SELECT, INSERT, UPDATE');

-- the bytes that were sent, and which movement earned what, in compressed columns
CREATE TABLE reconciliation.frozen (
  statement_id bigint PRIMARY KEY REFERENCES reconciliation.statement,
  partner_id   bigint NOT NULL,
  bytes        bytea  NOT NULL,
  sha256       text   NOT NULL,
  attribution  bytea  NOT NULL,
  frozen_at    timestamptz NOT NULL
);
SELECT shared.scope_by_party('reconciliation.frozen', 'partner_id');
SELECT shared.grant_server('reconciliation.frozen', 'SELECT, INSERT');

CREATE TABLE reconciliation.event (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  statement_id bigint NOT NULL REFERENCES reconciliation.statement,
  partner_id   bigint NOT NULL,
  action       text   NOT NULL,
  from_state   text   NOT NULL,
  to_state     text   NOT NULL,
  by_principal text   NOT NULL,
  by_name      text   NOT NULL,
  note         text   NOT NULL DEFAULT '',
  at           timestamptz NOT NULL
);
CREATE INDEX event_by_statement ON reconciliation.event (statement_id, id);
SELECT shared.scope_by_party('reconciliation.event', 'partner_id');
SELECT shared.grant_server('reconciliation.event', 'SELECT, INSERT');

-- lines the partner does not accept; the rest goes on
CREATE TABLE reconciliation.dispute (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  statement_id bigint NOT NULL REFERENCES reconciliation.statement,
  partner_id   bigint NOT NULL,
  document_no  text   NOT NULL,
  line_key     text   NOT NULL,
  amount_minor bigint NOT NULL,
  reason       text   NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  photo_file_id text,
  case_id      text,
  state        text   NOT NULL CHECK (state IN ('OPEN', 'UPHELD', 'REJECTED')),
  answer       text   NOT NULL DEFAULT '',
  opened_at    timestamptz NOT NULL,
  opened_by    text   NOT NULL,
  closed_at    timestamptz,
  closed_by    text,
  UNIQUE (statement_id, document_no, line_key)
);
SELECT shared.scope_by_party('reconciliation.dispute', 'partner_id');
SELECT shared.grant_server('reconciliation.dispute', 'SELECT, INSERT, UPDATE');

-- what is accrued for a partner, programme and period: the books hold the postings, this row says how much is still open
CREATE TABLE reconciliation.accrual (
  partner_id     bigint NOT NULL,
  programme_code text   NOT NULL,
  period_code    text   NOT NULL,
  entity_id      bigint NOT NULL,
  currency       text   NOT NULL,
  open_minor     bigint NOT NULL,
  changed_at     timestamptz NOT NULL,
  PRIMARY KEY (partner_id, programme_code, period_code)
);
SELECT shared.scope_by_party('reconciliation.accrual', 'partner_id');
SELECT shared.grant_server('reconciliation.accrual', 'SELECT, INSERT, UPDATE');

-- somebody's own sheet, a row per partner and legal entity as it was last given; amounts null where the sheet has no such column
CREATE TABLE reconciliation.sheet_row (
  source_id         int    NOT NULL,
  period_code       text   NOT NULL,
  entity_code       text   NOT NULL,
  partner_code      text   NOT NULL,
  partner_id        bigint,
  partner_name      text   NOT NULL,
  row_no            bigint NOT NULL,
  batch_id          bigint NOT NULL,
  opening_minor     bigint,
  shipments_minor   bigint,
  returns_minor     bigint,
  receipts_minor    bigint,
  offsets_minor     bigint,
  charges_minor     bigint,
  adjustments_minor bigint,
  closing_minor     bigint,
  rebate_minor      bigint,
  PRIMARY KEY (source_id, period_code, entity_code, partner_code)
);
CREATE INDEX sheet_row_by_period ON reconciliation.sheet_row (period_code, entity_code);
SELECT shared.scope_by_party('reconciliation.sheet_row', 'partner_id');
SELECT shared.grant_server('reconciliation.sheet_row', 'SELECT, INSERT, UPDATE');

-- such sheets beside our statements, as of when they were compared
CREATE TABLE reconciliation.comparison (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  period_code  text   NOT NULL,
  source_id    int,
  rows_read    int    NOT NULL,
  partners     int    NOT NULL,
  differing    int    NOT NULL,
  unmatched    int    NOT NULL,
  by_reason    jsonb  NOT NULL,
  created_by   text   NOT NULL,
  created_at   timestamptz NOT NULL
);
SELECT shared.grant_server('reconciliation.comparison', 'SELECT, INSERT');

CREATE TABLE reconciliation.comparison_row (
  comparison_id bigint NOT NULL REFERENCES reconciliation.comparison,
  no            int    NOT NULL,
  row_no        bigint NOT NULL,
  partner_id    bigint,
  partner_code  text   NOT NULL,
  partner_name  text   NOT NULL,
  entity_code   text   NOT NULL,
  currency      text   NOT NULL,
  statement_id  bigint,
  subject       text   NOT NULL,      -- heading, CLOSING or programme code
  ours_minor    bigint NOT NULL,
  theirs_minor  bigint NOT NULL,
  reason        text   NOT NULL,
  leads         boolean NOT NULL,     -- the reason that explains the partner; the others follow from it
  evidence      jsonb  NOT NULL,
  PRIMARY KEY (comparison_id, no)
);
SELECT shared.scope_by_party('reconciliation.comparison_row', 'partner_id');
SELECT shared.grant_server('reconciliation.comparison_row', 'SELECT, INSERT');
