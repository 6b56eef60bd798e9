-- Why: money moves only here. A posting carries both its sides in one row and is tied to accounts of the same legal entity and currency by
-- composite keys, so the sum per entity and currency is zero by structure. Rows are only ever added: a mistake is reversed, not edited.
CREATE TABLE ledger.account (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind      text NOT NULL,
  party_id  bigint,
  entity_id bigint NOT NULL,
  currency  text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  ref       text NOT NULL DEFAULT '',
  opened_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, entity_id, currency)
);
CREATE UNIQUE INDEX account_by_meaning ON ledger.account (coalesce(party_id, 0), kind, entity_id, currency, ref);
SELECT shared.scope_by_party('ledger.account', 'party_id');
SELECT shared.grant_server('ledger.account', 'SELECT, INSERT, UPDATE (opened_at)'); -- UPDATE only so that the row may be locked

CREATE TABLE ledger.posting (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  decision_id       text NOT NULL,
  leg               int NOT NULL,
  debit_account_id  bigint NOT NULL,
  credit_account_id bigint NOT NULL CHECK (credit_account_id <> debit_account_id),
  amount_minor      bigint NOT NULL CHECK (amount_minor > 0),
  entity_id         bigint NOT NULL,
  currency          text NOT NULL,
  party_id          bigint,
  programme_id      bigint,
  business_date     date NOT NULL,
  reverses_id       bigint REFERENCES ledger.posting,
  text              text NOT NULL,
  posted_at         timestamptz NOT NULL,
  posted_by         text NOT NULL,
  CONSTRAINT once_per_decision UNIQUE (decision_id, leg),
  FOREIGN KEY (debit_account_id, entity_id, currency) REFERENCES ledger.account (id, entity_id, currency),
  FOREIGN KEY (credit_account_id, entity_id, currency) REFERENCES ledger.account (id, entity_id, currency)
);
CREATE INDEX posting_by_debit ON ledger.posting (debit_account_id, business_date, id);
CREATE INDEX posting_by_credit ON ledger.posting (credit_account_id, business_date, id);
CREATE UNIQUE INDEX reversed_once ON ledger.posting (reverses_id) WHERE reverses_id IS NOT NULL;
SELECT shared.scope_by_party('ledger.posting', 'party_id');
SELECT shared.grant_server('ledger.posting', 'SELECT, INSERT');

-- only what can run out is kept as a running figure; everything else is summed when asked
CREATE TABLE ledger.balance (
  account_id    bigint PRIMARY KEY REFERENCES ledger.account,
  party_id      bigint,
  balance_minor bigint NOT NULL DEFAULT 0,
  limit_minor   bigint NOT NULL DEFAULT 0,
  CONSTRAINT never_below_its_limit CHECK (balance_minor >= limit_minor)
) WITH (fillfactor = 50);
SELECT shared.scope_by_party('ledger.balance', 'party_id');
SELECT shared.grant_server('ledger.balance', 'SELECT, INSERT, UPDATE (balance_minor, limit_minor)');

-- the day through which an entity's books are closed; the row says how it stands, the audit log who moved it and why
CREATE TABLE ledger.period_lock (
  entity_id      bigint PRIMARY KEY,
  locked_through date NOT NULL,
  locked_by      text NOT NULL,
  locked_at      timestamptz NOT NULL,
  reason         text NOT NULL
);
SELECT shared.grant_server('ledger.period_lock', 'SELECT, INSERT, UPDATE');
