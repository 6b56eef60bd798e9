-- Why: what a partner holds is a fact somebody reported or counted; what follows from it is a decision at a cut, kept so that lists answer at once.

-- reported by file (known by its batch) or counted on the spot (known by a seal of its own); never edited: a later row voids an earlier one
CREATE TABLE stock.holding (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner_id     bigint NOT NULL,
  product_id     bigint NOT NULL,
  held_on        date   NOT NULL,          -- at the end of this day
  origin         text   NOT NULL CHECK (origin IN ('REPORT', 'COUNT')),
  quantity_milli bigint NOT NULL CHECK (quantity_milli >= 0),   -- base units x 1,000
  stated_milli   bigint NOT NULL,          -- in the unit stated
  unit           text   NOT NULL,
  batch_id       bigint,
  seal_no        bigint,
  void_batch_id  bigint,
  void_seal      bigint,
  photo_file_id  bigint,
  note           text   NOT NULL DEFAULT '',
  recorded_by    text   NOT NULL,
  recorded_at    timestamptz NOT NULL,
  CHECK ((batch_id IS NULL) <> (seal_no IS NULL)),
  CHECK (void_batch_id IS NULL OR void_seal IS NULL)
);
CREATE INDEX holding_by_partner ON stock.holding (partner_id, product_id, held_on);
CREATE INDEX holding_by_batch ON stock.holding (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX holding_by_void_batch ON stock.holding (void_batch_id) WHERE void_batch_id IS NOT NULL;
SELECT shared.scope_by_party('stock.holding', 'partner_id');
SELECT shared.grant_server('stock.holding', 'SELECT, INSERT');
GRANT UPDATE (void_batch_id, void_seal) ON stock.holding TO ${serverRole};
-- an unsealed batch leaves no trace
CREATE FUNCTION stock.forget_unsealed(batch bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM intake.batch b WHERE b.id = batch AND b.seal_no IS NOT NULL) THEN
    RAISE EXCEPTION 'batch % is sealed', batch;
  END IF;
  PERFORM set_config('mingqu.scope', 'system', true);
  DELETE FROM stock.holding WHERE batch_id = batch;
  UPDATE stock.holding SET void_batch_id = NULL WHERE void_batch_id = batch;
END $$;
REVOKE ALL ON FUNCTION stock.forget_unsealed FROM public;
GRANT EXECUTE ON FUNCTION stock.forget_unsealed TO ${serverRole};

-- counts at cut S when seal_no <= S and (void_seal IS NULL or void_seal > S)
CREATE VIEW stock.published_holding WITH (security_invoker = true) AS
SELECT h.id, h.partner_id, h.product_id, h.held_on, h.origin, h.quantity_milli, h.stated_milli, h.unit, h.photo_file_id, h.note, h.recorded_by, h.recorded_at,
  coalesce(h.seal_no, b.seal_no) AS seal_no, least(b.voided_by_seal, h.void_seal, v.seal_no) AS void_seal
FROM stock.holding h
LEFT JOIN intake.published_batch b ON b.batch_id = h.batch_id
LEFT JOIN intake.published_batch v ON v.batch_id = h.void_batch_id
WHERE h.seal_no IS NOT NULL OR b.seal_no IS NOT NULL;
SELECT shared.grant_server('stock.published_holding', 'SELECT');

-- one reckoning of all partners' stock on a day, at a cut, under a rule
CREATE TABLE stock.reckoning (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  as_of       date   NOT NULL,
  seal_no     bigint NOT NULL,
  rule        jsonb  NOT NULL,
  rule_policy text,                        -- code and version; null: the defaults
  finished_at timestamptz,
  made_by     text   NOT NULL
);
SELECT shared.grant_server('stock.reckoning', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE stock.position (
  reckoning_id   bigint NOT NULL REFERENCES stock.reckoning ON DELETE CASCADE,
  partner_id     bigint NOT NULL,
  product_id     bigint NOT NULL,
  closing_on     date,
  opening_on     date,
  opening_milli  bigint,
  receipts_milli bigint NOT NULL,
  sell_out_milli bigint,
  reported_milli bigint,
  counted_milli  bigint,
  cap_milli      bigint NOT NULL,
  expected_milli bigint,
  gap_milli      bigint,
  outcome        text   NOT NULL,
  source         text   NOT NULL,
  on_hand_milli  bigint NOT NULL,
  transit_milli  bigint NOT NULL,
  sold_milli     bigint,                   -- over the last 90 days
  stock_days     int,
  age_milli      bigint[] NOT NULL,        -- up to 30, 60, 90 days, older
  value_minor    bigint NOT NULL,
  currency       text   NOT NULL,
  PRIMARY KEY (reckoning_id, partner_id, product_id)
);
SELECT shared.scope_by_party('stock.position', 'partner_id');
SELECT shared.grant_server('stock.position', 'SELECT, INSERT, DELETE');

-- stuffing signs of a partner, in value at purchase prices
CREATE TABLE stock.signal (
  reckoning_id   bigint NOT NULL REFERENCES stock.reckoning ON DELETE CASCADE,
  partner_id     bigint NOT NULL,
  currency       text   NOT NULL,
  sell_in_minor  bigint NOT NULL,
  sell_out_minor bigint,
  stock_minor    bigint NOT NULL,
  last_minor     bigint NOT NULL,
  period_minor   bigint NOT NULL,
  ratio_ppm      int,
  stock_days     int,
  spike_ppm      int,
  signs          text[] NOT NULL,
  PRIMARY KEY (reckoning_id, partner_id)
);
SELECT shared.scope_by_party('stock.signal', 'partner_id');
SELECT shared.grant_server('stock.signal', 'SELECT, INSERT, DELETE');
