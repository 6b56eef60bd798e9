-- Why: the board shows millions of movements in a glance. It reads this projection, one row per day, partner, channel, entity, kind and
-- currency; a sealed or undone batch makes the days it touches anew, so that the sum always equals what counts now.
CREATE TABLE board.day_total (
  business_date  date   NOT NULL,
  kind           text   NOT NULL,
  currency       text   NOT NULL,
  partner_id     bigint,
  channel_id     bigint,
  entity_id      bigint NOT NULL,
  lines          bigint NOT NULL CHECK (lines > 0),
  quantity_milli bigint NOT NULL,
  net_minor      bigint NOT NULL,
  gross_minor    bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (business_date, kind, currency, partner_id, channel_id, entity_id)
);
CREATE INDEX day_total_by_partner ON board.day_total (partner_id, business_date);
SELECT shared.scope_by_party('board.day_total', 'partner_id');
SELECT shared.grant_server('board.day_total', 'SELECT, INSERT, DELETE');

-- the last seal the totals have seen
CREATE TABLE board.state (
  one        boolean PRIMARY KEY DEFAULT true CHECK (one),
  seal_no    bigint NOT NULL,
  changed_at timestamptz NOT NULL
);
INSERT INTO board.state (seal_no, changed_at) VALUES (0, now());
SELECT shared.grant_server('board.state', 'SELECT, UPDATE');
