-- Why: a correction keeps what moved it, cause by cause, and whether it waits for the brand's approval and the partner's signature;
-- an accrual keeps the estimate it rests on; every movement of an accrual is an entry that accounting takes over.
CREATE TABLE reconciliation.correction (
  statement_id      bigint PRIMARY KEY REFERENCES reconciliation.statement,
  partner_id        bigint NOT NULL,
  before_minor      bigint NOT NULL,
  same_policy_minor bigint NOT NULL,
  after_minor       bigint NOT NULL,
  version_before    int    NOT NULL,
  cut_before        bigint NOT NULL,
  approval_id       bigint,
  signed_sha256     text,
  signed_by         text,
  signed_at         timestamptz
);
SELECT shared.scope_by_party('reconciliation.correction', 'partner_id');
SELECT shared.grant_server('reconciliation.correction', 'SELECT, INSERT, UPDATE');

-- what a policy takes back of what a partner confirmed waits for approval, then for the partner's signature
ALTER TABLE reconciliation.statement ADD COLUMN consent text NOT NULL DEFAULT 'NOT_NEEDED'
  CHECK (consent IN ('NOT_NEEDED', 'TO_APPROVE', 'IN_APPROVAL', 'APPROVED', 'SIGNED', 'REFUSED'));

-- a policy version that was not approved for a partner's closed period: that period keeps the version it was stated by
CREATE TABLE reconciliation.policy_refusal (
  partner_id     bigint NOT NULL,
  programme_code text   NOT NULL,
  period_code    text   NOT NULL,
  version        int    NOT NULL,
  statement_id   bigint NOT NULL REFERENCES reconciliation.statement,
  refused_at     timestamptz NOT NULL,
  PRIMARY KEY (partner_id, programme_code, period_code, version)
);
SELECT shared.scope_by_party('reconciliation.policy_refusal', 'partner_id');
SELECT shared.grant_server('reconciliation.policy_refusal', 'SELECT, INSERT');

-- how the books treat a programme: what its adviser declared, or the default of its tier mode when no row is here
CREATE TABLE reconciliation.accounting (
  programme_code text PRIMARY KEY,
  method         text NOT NULL CHECK (method IN ('RUN_RATE', 'LAST_YEAR', 'TARGET', 'SO_FAR')),
  treatment      text NOT NULL CHECK (treatment IN ('VARIABLE_CONSIDERATION', 'MATERIAL_RIGHT')),
  tax_note       text NOT NULL DEFAULT '' CHECK (length(tax_note) <= 500),
  declared_by    text NOT NULL,
  declared_at    timestamptz NOT NULL
);
SELECT shared.grant_server('reconciliation.accounting', 'SELECT, INSERT, UPDATE');

-- the estimate an accrual rests on, as of its last change
ALTER TABLE reconciliation.accrual
  ADD COLUMN method             text,
  ADD COLUMN base_so_far        bigint NOT NULL DEFAULT 0,
  ADD COLUMN final_base         bigint NOT NULL DEFAULT 0,
  ADD COLUMN final_payout_minor bigint NOT NULL DEFAULT 0;

-- entries: each change of an open accrual, never changed; sums to open_minor
CREATE TABLE reconciliation.accrual_entry (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner_id     bigint NOT NULL,
  programme_code text   NOT NULL,
  period_code    text   NOT NULL,
  entity_id      bigint NOT NULL,
  currency       text   NOT NULL,
  kind           text   NOT NULL CHECK (kind IN ('ACCRUED', 'RELEASED', 'REVERSED')),
  amount_minor   bigint NOT NULL,      -- what it adds to the open balance
  open_minor     bigint NOT NULL,      -- what is open after it
  method         text   NOT NULL,
  base_so_far    bigint NOT NULL,
  final_base     bigint NOT NULL,
  final_payout_minor bigint NOT NULL,
  treatment      text   NOT NULL,
  decision_id    text   NOT NULL,
  business_date  date   NOT NULL,
  created_at     timestamptz NOT NULL
);
CREATE INDEX accrual_entry_by_day ON reconciliation.accrual_entry (entity_id, business_date, id);
CREATE INDEX accrual_entry_by_pair ON reconciliation.accrual_entry (partner_id, programme_code, period_code, id);
SELECT shared.scope_by_party('reconciliation.accrual_entry', 'partner_id');
SELECT shared.grant_server('reconciliation.accrual_entry', 'SELECT, INSERT');

-- what was open before entries were kept
SELECT set_config('mingqu.scope', 'system', true);
INSERT INTO reconciliation.accrual_entry (partner_id, programme_code, period_code, entity_id, currency, kind, amount_minor, open_minor, method, base_so_far,
  final_base, final_payout_minor, treatment, decision_id, business_date, created_at)
SELECT partner_id, programme_code, period_code, entity_id, currency, 'ACCRUED', open_minor, open_minor, 'SO_FAR', 0, 0, 0, 'VARIABLE_CONSIDERATION',
  'migrated', changed_at::date, changed_at FROM reconciliation.accrual WHERE open_minor <> 0;
