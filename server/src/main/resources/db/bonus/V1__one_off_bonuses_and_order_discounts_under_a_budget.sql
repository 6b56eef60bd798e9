-- Why: a one-off bonus is a promise like any other: approved as a list by somebody else, set aside in a budget, accepted by the partner, owed once. An order
-- discount waits for its document and pays what the document came to, never more than was set aside.
CREATE TABLE bonus.list (
  id           bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  title        text NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  policy_id    bigint,
  budget_code  text NOT NULL,
  entity_id    bigint NOT NULL,
  currency     text NOT NULL,
  state        text NOT NULL CHECK (state IN ('REQUESTED', 'APPROVED', 'REFUSED')),
  total_minor  bigint NOT NULL CHECK (total_minor > 0),
  lines        int NOT NULL CHECK (lines > 0),
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  approved_by  text,
  note         text NOT NULL DEFAULT '',
  CONSTRAINT nobody_approves_their_own CHECK (state <> 'APPROVED' OR approved_by <> requested_by)
);
SELECT shared.grant_server('bonus.list', 'SELECT, INSERT, UPDATE');

CREATE TABLE bonus.line (
  id             bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  list_id        bigint NOT NULL REFERENCES bonus.list,
  partner_id     bigint NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('BONUS', 'ORDER_DISCOUNT')),
  reason         text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
  amount_minor   bigint NOT NULL CHECK (amount_minor > 0),
  document_no    text,
  rate_ppm       int CHECK (rate_ppm BETWEEN 1 AND 1000000),
  state          text NOT NULL CHECK (state IN ('REQUESTED', 'REFUSED', 'PROMISED', 'OWED', 'LAPSED')),
  consumed_minor bigint NOT NULL DEFAULT 0 CHECK (consumed_minor BETWEEN 0 AND amount_minor),
  accepted_by    text,
  settled_on     date,
  CHECK ((kind = 'ORDER_DISCOUNT') = (document_no IS NOT NULL)),
  CHECK (kind = 'ORDER_DISCOUNT' OR rate_ppm IS NULL),
  CHECK (state <> 'OWED' OR (consumed_minor > 0 AND settled_on IS NOT NULL))
);
CREATE INDEX line_by_list ON bonus.line (list_id, id);
CREATE INDEX line_by_partner ON bonus.line (partner_id, id);
CREATE UNIQUE INDEX line_once_per_document ON bonus.line (partner_id, document_no) WHERE document_no IS NOT NULL AND state IN ('REQUESTED', 'PROMISED', 'OWED');
SELECT shared.scope_by_party('bonus.line', 'partner_id');
SELECT shared.grant_server('bonus.line', 'SELECT, INSERT, UPDATE');
