-- Why: what leaves the house, a note for the ERP or a payment for the bank, bears a key of its own for ever. It is claimed before it is sent and recorded
-- after; what is found in between is unknown, and an unknown answer waits for a person. A rejected note goes again under the same key.
CREATE TABLE payout.note (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key             text NOT NULL UNIQUE,
  kind            text NOT NULL CHECK (kind IN ('DISCOUNT_LINE', 'RED_LETTER', 'RECEIVABLE_ADJUSTMENT', 'CLAWBACK')),
  partner_id      bigint NOT NULL,
  partner_code    text NOT NULL,
  entity_id       bigint NOT NULL,
  entity_code     text NOT NULL,
  currency        text NOT NULL,
  amount_minor    bigint NOT NULL CHECK (amount_minor <> 0),
  tax_minor       bigint NOT NULL,
  tax_rate_ppm    int NOT NULL,
  order_no        text NOT NULL DEFAULT '',
  document_no     text NOT NULL DEFAULT '',
  business_date   date NOT NULL,
  text            text NOT NULL,
  state           text NOT NULL CHECK (state IN ('OPEN', 'BATCHED', 'SENDING', 'SENT', 'ACCEPTED', 'REJECTED', 'UNKNOWN')),
  batch_id        bigint,
  attempts        int NOT NULL DEFAULT 0,
  erp_document_no text,
  reason          text NOT NULL DEFAULT '',
  changed_at      timestamptz NOT NULL,
  CHECK ((state = 'ACCEPTED') = (erp_document_no IS NOT NULL))
);
CREATE INDEX note_by_state ON payout.note (state, id);
CREATE INDEX note_by_partner ON payout.note (partner_id, id);
CREATE INDEX note_by_batch ON payout.note (batch_id);
SELECT shared.scope_by_party('payout.note', 'partner_id');
SELECT shared.grant_server('payout.note', 'SELECT, INSERT, UPDATE (state, batch_id, attempts, erp_document_no, reason, changed_at)');

CREATE TABLE payout.note_batch (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number      text NOT NULL UNIQUE,
  entity_id   bigint NOT NULL,
  layout      text NOT NULL CHECK (layout IN ('KINGDEE', 'YONYOU', 'SAP', 'DIRECT')),
  notes       int NOT NULL,
  total_minor bigint NOT NULL,
  file_name   text,
  file_bytes  bytea,
  sha256      text,
  made_by     text NOT NULL,
  made_at     timestamptz NOT NULL
);
SELECT shared.grant_server('payout.note_batch', 'SELECT, INSERT');
ALTER TABLE payout.note ADD FOREIGN KEY (batch_id) REFERENCES payout.note_batch;

CREATE TABLE payout.bank_account (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner_id     bigint NOT NULL,
  holder         text NOT NULL CHECK (length(holder) BETWEEN 1 AND 120),
  bank_name      text NOT NULL CHECK (length(bank_name) BETWEEN 1 AND 120),
  bank_code      text NOT NULL DEFAULT '',
  account_sealed bytea NOT NULL,
  account_tail   text NOT NULL,
  fingerprint    text NOT NULL,
  state          text NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'REJECTED', 'REPLACED')),
  proposed_by    text NOT NULL,
  proposed_at    timestamptz NOT NULL,
  decided_by     text,
  decided_at     timestamptz,
  CHECK (decided_by IS NULL OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX one_account_in_use ON payout.bank_account (partner_id) WHERE state = 'APPROVED';
CREATE UNIQUE INDEX one_account_proposed ON payout.bank_account (partner_id) WHERE state = 'PROPOSED';
CREATE INDEX account_by_fingerprint ON payout.bank_account (fingerprint);
SELECT shared.scope_by_party('payout.bank_account', 'partner_id');
SELECT shared.grant_server('payout.bank_account', 'SELECT, INSERT, UPDATE (state, decided_by, decided_at)');

CREATE TABLE payout.cash_batch (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number      text NOT NULL UNIQUE,
  entity_id   bigint NOT NULL,
  currency    text NOT NULL,
  state       text NOT NULL CHECK (state IN ('DRAFT', 'IN_REVIEW', 'APPROVED', 'SENT', 'CLOSED', 'CANCELLED')),
  channel     text CHECK (channel IN ('GENERIC', 'ICBC_BULK', 'DIRECT')),
  lines       int NOT NULL,
  total_minor bigint NOT NULL,
  note        text NOT NULL DEFAULT '',
  made_by     text NOT NULL,
  made_at     timestamptz NOT NULL,
  checked_by  text,
  checked_at  timestamptz,
  sent_by     text,
  sent_at     timestamptz,
  file_name   text,
  file_sealed bytea,
  sha256      text,
  CHECK (checked_by IS NULL OR checked_by <> made_by)
);
CREATE INDEX cash_batch_by_state ON payout.cash_batch (state, id);
SELECT shared.grant_server('payout.cash_batch',
  'SELECT, INSERT, UPDATE (state, channel, checked_by, checked_at, sent_by, sent_at, file_name, file_sealed, sha256)');

CREATE TABLE payout.cash_line (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key          text NOT NULL UNIQUE,
  batch_id     bigint NOT NULL REFERENCES payout.cash_batch,
  partner_id   bigint NOT NULL,
  partner_code text NOT NULL,
  account_id   bigint NOT NULL REFERENCES payout.bank_account,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  state        text NOT NULL CHECK (state IN ('READY', 'SENDING', 'SENT', 'PAID', 'FAILED', 'UNKNOWN', 'CANCELLED')),
  bank_ref     text NOT NULL DEFAULT '',
  reason       text NOT NULL DEFAULT '',
  resolved_by  text,
  changed_at   timestamptz NOT NULL
);
CREATE INDEX cash_line_by_batch ON payout.cash_line (batch_id, id);
CREATE INDEX cash_line_by_state ON payout.cash_line (state, id);
SELECT shared.scope_by_party('payout.cash_line', 'partner_id');
SELECT shared.grant_server('payout.cash_line', 'SELECT, INSERT, UPDATE (state, bank_ref, reason, resolved_by, changed_at)');

CREATE TABLE payout.cash_item (
  line_id    bigint NOT NULL REFERENCES payout.cash_line,
  payable_id bigint NOT NULL REFERENCES payout.payable,
  partner_id bigint NOT NULL,
  live       boolean NOT NULL,
  PRIMARY KEY (line_id, payable_id)
);
CREATE UNIQUE INDEX paid_in_one_line ON payout.cash_item (payable_id) WHERE live;
SELECT shared.scope_by_party('payout.cash_item', 'partner_id');
SELECT shared.grant_server('payout.cash_item', 'SELECT, INSERT, UPDATE (live)');

-- goods delivered against obligations in kind, by document
CREATE TABLE payout.goods_delivery (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner_id    bigint NOT NULL,
  entity_id     bigint NOT NULL,
  currency      text NOT NULL,
  document_no   text NOT NULL,
  amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
  business_date date NOT NULL,
  by_principal  text NOT NULL,
  at            timestamptz NOT NULL,
  CONSTRAINT delivered_once UNIQUE (partner_id, entity_id, document_no)
);
SELECT shared.scope_by_party('payout.goods_delivery', 'partner_id');
SELECT shared.grant_server('payout.goods_delivery', 'SELECT, INSERT');
ALTER TABLE payout.payable ADD COLUMN fulfilled_minor bigint NOT NULL DEFAULT 0 CHECK (fulfilled_minor >= 0);
GRANT UPDATE (fulfilled_minor) ON payout.payable TO ${serverRole};
