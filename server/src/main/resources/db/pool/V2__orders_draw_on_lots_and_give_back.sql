-- Why: what an order uses is promised first and used up with its invoice; cancelled, it goes back to the lots it came from. Each step names its document,
-- once, so a repeated file or call changes nothing.
CREATE TABLE pool.use (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner_id      bigint NOT NULL,
  entity_id       bigint NOT NULL,
  currency        text NOT NULL CHECK (length(currency) = 3),
  order_no        text NOT NULL CHECK (length(order_no) BETWEEN 1 AND 60),
  ordered_on      date NOT NULL,
  wish_minor      bigint,
  eligible_minor  bigint NOT NULL,
  share_ppm       int NOT NULL,
  share_minor     bigint NOT NULL,
  pool_minor      bigint NOT NULL,
  usable_minor    bigint NOT NULL CHECK (usable_minor > 0),
  bound           text NOT NULL CHECK (bound IN ('WISH', 'SHARE_OF_ORDER', 'POOL')),
  terms_code      text NOT NULL,
  state           text NOT NULL CHECK (state IN ('RESERVED', 'CONSUMED', 'GIVEN_BACK')),
  reserved_minor  bigint NOT NULL CHECK (reserved_minor >= 0),
  consumed_minor  bigint NOT NULL DEFAULT 0 CHECK (consumed_minor >= 0),
  returned_minor  bigint NOT NULL DEFAULT 0 CHECK (returned_minor >= 0),
  fingerprint     text NOT NULL,
  CONSTRAINT one_use_per_order UNIQUE (partner_id, entity_id, order_no),
  CHECK (usable_minor = reserved_minor + consumed_minor + returned_minor)
) WITH (fillfactor = 80);
CREATE INDEX use_by_state ON pool.use (state, id);
CREATE INDEX use_by_partner ON pool.use (partner_id, id);
SELECT shared.scope_by_party('pool.use', 'partner_id');
SELECT shared.grant_server('pool.use', 'SELECT, INSERT, UPDATE (state, reserved_minor, consumed_minor, returned_minor)');

CREATE TABLE pool.use_line (
  use_id     bigint NOT NULL REFERENCES pool.use,
  partner_id bigint NOT NULL,
  line_no    int NOT NULL,
  product_id bigint NOT NULL,
  net_minor  bigint NOT NULL,
  excluded   boolean NOT NULL,
  part_minor bigint NOT NULL CHECK (part_minor >= 0),
  PRIMARY KEY (use_id, line_no)
);
SELECT shared.scope_by_party('pool.use_line', 'partner_id');
SELECT shared.grant_server('pool.use_line', 'SELECT, INSERT');

CREATE TABLE pool.draw (
  use_id         bigint NOT NULL REFERENCES pool.use,
  position       int NOT NULL,
  partner_id     bigint NOT NULL,
  lot_id         bigint NOT NULL REFERENCES pool.lot,
  amount_minor   bigint NOT NULL CHECK (amount_minor > 0),
  consumed_minor bigint NOT NULL DEFAULT 0 CHECK (consumed_minor >= 0),
  returned_minor bigint NOT NULL DEFAULT 0 CHECK (returned_minor >= 0),
  PRIMARY KEY (use_id, position),
  CHECK (consumed_minor + returned_minor <= amount_minor)
) WITH (fillfactor = 80);
CREATE INDEX draw_by_lot ON pool.draw (lot_id);
SELECT shared.scope_by_party('pool.draw', 'partner_id');
SELECT shared.grant_server('pool.draw', 'SELECT, INSERT, UPDATE (consumed_minor, returned_minor)');

CREATE TABLE pool.event (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  use_id        bigint NOT NULL REFERENCES pool.use,
  partner_id    bigint NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('RESERVED', 'CONSUMED', 'RESTORED', 'RETURNED')),
  document_no   text NOT NULL CHECK (length(document_no) BETWEEN 1 AND 60),
  amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
  lapsed_minor  bigint NOT NULL DEFAULT 0,
  business_date date NOT NULL,
  note          text NOT NULL DEFAULT '',
  by_principal  text NOT NULL,
  by_name       text NOT NULL,
  at            timestamptz NOT NULL,
  CONSTRAINT once_per_document UNIQUE (use_id, kind, document_no)
);
SELECT shared.scope_by_party('pool.event', 'partner_id');
SELECT shared.grant_server('pool.event', 'SELECT, INSERT');

-- what became of a lot other than by an order: lapsed, extended, waived
CREATE TABLE pool.lot_event (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lot_id       bigint NOT NULL REFERENCES pool.lot,
  partner_id   bigint NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('NOTICED', 'LAPSED', 'EXTENSION_ASKED', 'EXTENDED', 'EXTENSION_REFUSED', 'WAIVER_ASKED', 'WAIVED', 'WAIVER_REFUSED')),
  amount_minor bigint NOT NULL DEFAULT 0,
  until        date,
  reason       text NOT NULL DEFAULT '',
  by_principal text NOT NULL,
  at           timestamptz NOT NULL
);
CREATE INDEX lot_event_by_lot ON pool.lot_event (lot_id, id);
SELECT shared.scope_by_party('pool.lot_event', 'partner_id');
SELECT shared.grant_server('pool.lot_event', 'SELECT, INSERT');
