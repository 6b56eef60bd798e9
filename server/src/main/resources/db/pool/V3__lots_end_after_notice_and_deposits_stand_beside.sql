-- Why: nobody loses a rebate by surprise: a lot lapses only after notice, and what is extended or given up is asked for and approved. Deposits are the
-- partner's money, not the brand's promise, so they are kept beside the pool, entry by entry with its document.
CREATE TABLE pool.lot_request (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lot_id       bigint NOT NULL REFERENCES pool.lot,
  partner_id   bigint NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('EXTEND', 'WAIVE')),
  until        date,
  amount_minor bigint,
  reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  state        text NOT NULL CHECK (state IN ('IN_REVIEW', 'APPROVED', 'REFUSED')),
  asked_by     text NOT NULL,
  asked_at     timestamptz NOT NULL,
  CHECK ((kind = 'EXTEND') = (until IS NOT NULL)),
  CHECK ((kind = 'WAIVE') = (amount_minor IS NOT NULL))
);
CREATE UNIQUE INDEX one_request_per_lot ON pool.lot_request (lot_id) WHERE state = 'IN_REVIEW';
SELECT shared.scope_by_party('pool.lot_request', 'partner_id');
SELECT shared.grant_server('pool.lot_request', 'SELECT, INSERT, UPDATE (state)');

CREATE TABLE pool.deposit_entry (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner_id    bigint NOT NULL,
  entity_id     bigint NOT NULL,
  currency      text NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('RECEIVED', 'DEDUCTED', 'RETURNED')),
  document_no   text NOT NULL CHECK (length(document_no) BETWEEN 1 AND 60),
  amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
  reason        text NOT NULL DEFAULT '',
  state         text NOT NULL CHECK (state IN ('IN_REVIEW', 'POSTED', 'REFUSED')),
  business_date date NOT NULL,
  by_principal  text NOT NULL,
  at            timestamptz NOT NULL,
  CONSTRAINT deposit_document_once UNIQUE (partner_id, entity_id, kind, document_no)
);
CREATE INDEX deposit_by_partner ON pool.deposit_entry (partner_id, id);
SELECT shared.scope_by_party('pool.deposit_entry', 'partner_id');
SELECT shared.grant_server('pool.deposit_entry', 'SELECT, INSERT, UPDATE (state, business_date)');
