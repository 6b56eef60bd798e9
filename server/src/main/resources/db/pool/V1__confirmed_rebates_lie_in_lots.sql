-- Why: a partner's pool is not one figure. Every confirmed amount is a lot with its own origin, invoice treatment and last day of use; what an order
-- takes and gives back is kept lot by lot, so each fen can be followed from the statement to the invoice. The ledger holds the same sums.
CREATE TABLE pool.lot (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key             text NOT NULL UNIQUE,
  partner_id      bigint NOT NULL,
  entity_id       bigint NOT NULL,
  currency        text NOT NULL CHECK (length(currency) = 3),
  source          text NOT NULL,
  policy_id       bigint,
  invoice         text NOT NULL,
  text            text NOT NULL,
  credited_minor  bigint NOT NULL CHECK (credited_minor > 0),
  available_minor bigint NOT NULL CHECK (available_minor >= 0),
  reserved_minor  bigint NOT NULL DEFAULT 0 CHECK (reserved_minor >= 0),
  used_minor      bigint NOT NULL DEFAULT 0 CHECK (used_minor >= 0),
  taken_minor     bigint NOT NULL DEFAULT 0 CHECK (taken_minor >= 0),
  lapsed_minor    bigint NOT NULL DEFAULT 0 CHECK (lapsed_minor >= 0),
  credited_on     date NOT NULL,
  expires_on      date,
  noticed_on      date,
  CONSTRAINT nothing_appears_or_vanishes CHECK (credited_minor = available_minor + reserved_minor + used_minor + taken_minor + lapsed_minor)
) WITH (fillfactor = 70);
CREATE INDEX lot_open ON pool.lot (partner_id, entity_id, currency, expires_on) WHERE available_minor > 0;
CREATE INDEX lot_by_partner ON pool.lot (partner_id, id);
CREATE INDEX lot_expiring ON pool.lot (expires_on) WHERE available_minor > 0 AND expires_on IS NOT NULL;
SELECT shared.scope_by_party('pool.lot', 'partner_id');
SELECT shared.grant_server('pool.lot', 'SELECT, INSERT, UPDATE (available_minor, reserved_minor, used_minor, taken_minor, lapsed_minor, expires_on, noticed_on)');
