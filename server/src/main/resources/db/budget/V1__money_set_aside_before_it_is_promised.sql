-- Why: a promise may only be made from money set aside for it. The ledger keeps what is free and reserved and refuses to go below zero; these rows say
-- which budget it is, where its money came from, and by which decision every fen moved, once.
CREATE TABLE budget.budget (
  id            bigint GENERATED ALWAYS AS IDENTITY (START WITH 100) PRIMARY KEY,
  code          text NOT NULL UNIQUE CHECK (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  title_zh      text NOT NULL,
  title_en      text NOT NULL,
  entity_id     bigint NOT NULL,
  currency      text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  source        text NOT NULL CHECK (source IN ('GRANTED', 'ACCRUED', 'ALLOCATED')),
  accrual_ppm   int CHECK (accrual_ppm BETWEEN 1 AND 1000000),
  parent_id     bigint REFERENCES budget.budget,
  org_unit_id   bigint,
  partner_id    bigint,
  valid_from    date NOT NULL,
  valid_through date NOT NULL,
  state         text NOT NULL CHECK (state IN ('ACTIVE', 'FROZEN', 'CLOSED')),
  successor_id  bigint REFERENCES budget.budget,
  created_by    text NOT NULL,
  created_at    timestamptz NOT NULL,
  CHECK (valid_through >= valid_from),
  CHECK ((source = 'ACCRUED') = (accrual_ppm IS NOT NULL)),
  CHECK ((source = 'ALLOCATED') = (parent_id IS NOT NULL)),
  CHECK (successor_id IS NULL OR state = 'CLOSED')
);
SELECT shared.scope_by_party('budget.budget', 'partner_id');
SELECT shared.grant_server('budget.budget', 'SELECT, INSERT, UPDATE');

CREATE TABLE budget.entry (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  budget_id    bigint NOT NULL REFERENCES budget.budget,
  partner_id   bigint,
  act          text NOT NULL CHECK (act IN ('GRANT', 'CUT', 'ACCRUE', 'ACCRUE_BACK', 'TRANSFER_IN', 'TRANSFER_OUT', 'CARRY_IN', 'CARRY_OUT', 'LAPSE',
                                            'RESERVE', 'CONSUME', 'RELEASE')),
  decision_id  text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  day          date NOT NULL,
  text         text NOT NULL,
  made_by      text NOT NULL,
  made_at      timestamptz NOT NULL,
  CONSTRAINT entry_once UNIQUE (budget_id, act, decision_id)
);
CREATE INDEX entry_by_budget ON budget.entry (budget_id, id);
SELECT shared.scope_by_party('budget.entry', 'partner_id');
SELECT shared.grant_server('budget.entry', 'SELECT, INSERT');

-- money is granted or cut on somebody's request and another's signature
CREATE TABLE budget.grant_request (
  id           bigint GENERATED ALWAYS AS IDENTITY (START WITH 100) PRIMARY KEY,
  budget_id    bigint NOT NULL REFERENCES budget.budget,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  reason       text NOT NULL,
  state        text NOT NULL CHECK (state IN ('REQUESTED', 'APPROVED', 'REFUSED')),
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  decided_by   text,
  CONSTRAINT nobody_grants_themselves CHECK (decided_by IS NULL OR state <> 'APPROVED' OR decided_by <> requested_by)
);
CREATE INDEX grant_request_by_budget ON budget.grant_request (budget_id, id);
SELECT shared.grant_server('budget.grant_request', 'SELECT, INSERT, UPDATE');

-- what payments received gave a budget, month by month and partner by partner, as known at a seal; the month says how much of it has been posted
CREATE TABLE budget.accrual_month (
  budget_id     bigint NOT NULL REFERENCES budget.budget,
  month         date NOT NULL,
  version       int NOT NULL,
  seal_no       bigint NOT NULL,
  base_minor    bigint NOT NULL,
  accrued_minor bigint NOT NULL CHECK (accrued_minor >= 0),
  posted_minor  bigint NOT NULL CHECK (posted_minor >= 0),
  PRIMARY KEY (budget_id, month)
);
SELECT shared.grant_server('budget.accrual_month', 'SELECT, INSERT, UPDATE');
CREATE TABLE budget.accrual (
  budget_id     bigint NOT NULL REFERENCES budget.budget,
  month         date NOT NULL,
  partner_id    bigint NOT NULL,
  base_minor    bigint NOT NULL,
  accrued_minor bigint NOT NULL,
  PRIMARY KEY (budget_id, month, partner_id)
);
SELECT shared.scope_by_party('budget.accrual', 'partner_id');
SELECT shared.grant_server('budget.accrual', 'SELECT, INSERT, UPDATE, DELETE');
