-- Why: settlement reads append-only signed movements. Rows are never edited; what changed is voided by a later batch and said anew.
CREATE SEQUENCE movement.movement_id INCREMENT BY 1000; -- taken in blocks by the loader

CREATE TABLE movement.movement (
  id               bigint   NOT NULL,
  batch_id         bigint   NOT NULL,
  void_batch_id    bigint,                  -- counts no more from this batch's seal on
  partner_id       bigint,
  channel_id       bigint,
  entity_id        bigint   NOT NULL,
  product_id       bigint,
  quantity_milli   bigint   NOT NULL,
  net_minor        bigint   NOT NULL,
  tax_minor        bigint   NOT NULL,
  gross_minor      bigint   NOT NULL,
  unit_price       bigint   NOT NULL,
  reverses_id      bigint,
  occurred_at      timestamptz,
  content          uuid     NOT NULL,       -- hash of what the source said: equal lines are equal whatever our ids
  source_id        int      NOT NULL,
  business_date    date     NOT NULL,
  original_date    date,
  kind             smallint NOT NULL CHECK (kind BETWEEN 1 AND 11),
  code_kind        smallint NOT NULL CHECK (code_kind BETWEEN 1 AND 4),
  unit_price_scale smallint NOT NULL CHECK (unit_price_scale BETWEEN 0 AND 9),
  currency         text     NOT NULL CHECK (length(currency) = 3),
  document_no      text     NOT NULL,
  line_key         text     NOT NULL,
  partner_code     text     NOT NULL,       -- as the source names it
  product_code     text     NOT NULL,
  unit             text     NOT NULL,
  text             text,
  CHECK (net_minor + tax_minor = gross_minor),
  PRIMARY KEY (id, business_date)
) PARTITION BY RANGE (business_date);
CREATE INDEX movement_by_partner ON movement.movement (partner_id, business_date);
CREATE INDEX movement_by_batch ON movement.movement USING brin (batch_id);
SELECT shared.scope_by_party('movement.movement', 'partner_id');
SELECT shared.grant_server('movement.movement', 'SELECT, INSERT');
-- nothing but these: a later batch voids the line; a return learns which sale it reverses
GRANT UPDATE (void_batch_id, reverses_id, original_date) ON movement.movement TO ${serverRole};

-- uniqueness under partitioning: which movement speaks for a line of a document
CREATE TABLE movement.line_identity (
  source_id   int    NOT NULL,
  document_no text   NOT NULL,
  line_key    text   NOT NULL,   -- the source's line id, or content + occurrence
  movement_id bigint NOT NULL,
  batch_id    bigint NOT NULL,
  content     uuid   NOT NULL,
  month       date   NOT NULL,
  PRIMARY KEY (source_id, document_no, line_key)
);
SELECT shared.grant_server('movement.line_identity', 'SELECT, INSERT, UPDATE, DELETE');

-- lines a batch will void, with what their identity said before: to forget the batch or to undo it
CREATE TABLE movement.batch_void (
  batch_id     bigint  NOT NULL,
  movement_id  bigint  NOT NULL,
  month        date    NOT NULL,
  source_id    int     NOT NULL,
  document_no  text    NOT NULL,
  line_key     text    NOT NULL,
  content      uuid    NOT NULL,
  old_batch_id bigint  NOT NULL,
  removed      boolean NOT NULL,    -- the line is gone; false: it says something else now
  PRIMARY KEY (batch_id, movement_id)
);
SELECT shared.grant_server('movement.batch_void', 'SELECT, INSERT, DELETE');

-- documents of which a row was held: they did not arrive whole, so none of their lines count as removed
CREATE TABLE movement.incomplete_document (
  batch_id    bigint NOT NULL,
  document_no text   NOT NULL,
  PRIMARY KEY (batch_id, document_no)
);
SELECT shared.grant_server('movement.incomplete_document', 'SELECT, INSERT, DELETE');

-- partners and products a batch names that we do not know yet and may create as drafts
CREATE TABLE movement.batch_draft (
  batch_id   bigint NOT NULL,
  kind       text   NOT NULL CHECK (kind IN ('partner', 'product')),
  code       text   NOT NULL,
  name       text   NOT NULL,
  attributes jsonb  NOT NULL,
  created_id bigint,
  PRIMARY KEY (batch_id, kind, code)
);
SELECT shared.grant_server('movement.batch_draft', 'SELECT, INSERT, UPDATE, DELETE');

-- which sale a return or cancellation reverses; split when one sale does not cover it
CREATE TABLE movement.reversal_link (
  return_id      bigint NOT NULL,
  sale_id        bigint NOT NULL,
  partner_id     bigint,
  batch_id       bigint NOT NULL,
  quantity_milli bigint NOT NULL CHECK (quantity_milli > 0),
  sale_date      date   NOT NULL,
  return_date    date   NOT NULL,
  void_batch_id  bigint,
  PRIMARY KEY (return_id, sale_id)
);
CREATE INDEX reversal_link_by_sale ON movement.reversal_link (sale_id);
SELECT shared.scope_by_party('movement.reversal_link', 'partner_id');
SELECT shared.grant_server('movement.reversal_link', 'SELECT, INSERT, UPDATE, DELETE');

-- COPY goes to staging that only imports see: one unlogged table per batch, dropped at the seal
CREATE TABLE movement.staged_template (
  id               bigint   NOT NULL,
  partner_id       bigint,
  channel_id       bigint,
  entity_id        bigint   NOT NULL,
  product_id       bigint,
  quantity_milli   bigint   NOT NULL,
  net_minor        bigint   NOT NULL,
  tax_minor        bigint   NOT NULL,
  gross_minor      bigint   NOT NULL,
  unit_price       bigint   NOT NULL,
  occurred_at      timestamptz,
  content          uuid     NOT NULL,
  business_date    date     NOT NULL,
  kind             smallint NOT NULL,
  code_kind        smallint NOT NULL,
  unit_price_scale smallint NOT NULL,
  currency         text     NOT NULL,
  document_no      text     NOT NULL,
  line_key         text     NOT NULL,
  partner_code     text     NOT NULL,
  product_code     text     NOT NULL,
  unit             text     NOT NULL,
  text             text
);

CREATE FUNCTION movement.open_staging(batch bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  EXECUTE format('DROP TABLE IF EXISTS movement.staged_%s', batch);
  EXECUTE format('CREATE UNLOGGED TABLE movement.staged_%s (LIKE movement.staged_template)', batch);
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON movement.staged_%s TO ${serverRole}', batch);
END $$;

CREATE FUNCTION movement.analyze_staging(batch bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  EXECUTE format('ANALYZE movement.staged_%s', batch);
END $$;

CREATE FUNCTION movement.close_staging(batch bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  EXECUTE format('DROP TABLE IF EXISTS movement.staged_%s', batch);
END $$;

-- the partition of a month, made when the first movement of the month arrives
CREATE FUNCTION movement.ensure_month(month date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  first date := date_trunc('month', month)::date;
  part  text := 'movement_' || to_char(month, 'YYYYMM');
BEGIN
  IF to_regclass('movement.' || part) IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext('movement.ensure_month'));
    IF to_regclass('movement.' || part) IS NULL THEN
      EXECUTE format('CREATE TABLE movement.%I PARTITION OF movement.movement FOR VALUES FROM (%L) TO (%L)',
        part, first, (first + interval '1 month')::date);
    END IF;
  END IF;
END $$;

-- an unsealed batch leaves no trace; a sealed one cannot be forgotten
CREATE FUNCTION movement.forget_unsealed(batch bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM intake.batch b WHERE b.id = batch AND b.seal_no IS NOT NULL) THEN
    RAISE EXCEPTION 'batch % is sealed', batch;
  END IF;
  DELETE FROM movement.reversal_link WHERE batch_id = batch;
  DELETE FROM movement.line_identity i USING movement.movement m
    WHERE m.batch_id = batch AND i.source_id = m.source_id AND i.document_no = m.document_no AND i.line_key = m.line_key AND i.batch_id = batch;
  INSERT INTO movement.line_identity (source_id, document_no, line_key, movement_id, batch_id, content, month)
    SELECT source_id, document_no, line_key, movement_id, old_batch_id, content, month FROM movement.batch_void WHERE batch_id = batch
    ON CONFLICT DO NOTHING;
  DELETE FROM movement.movement WHERE batch_id = batch;
  UPDATE movement.movement m SET void_batch_id = NULL
    FROM movement.batch_void v WHERE v.batch_id = batch AND m.id = v.movement_id AND m.business_date >= v.month
      AND m.business_date < v.month + interval '1 month' AND m.void_batch_id = batch;
  DELETE FROM movement.batch_void WHERE batch_id = batch;
  DELETE FROM movement.batch_draft WHERE batch_id = batch;
  DELETE FROM movement.incomplete_document WHERE batch_id = batch;
  EXECUTE format('DROP TABLE IF EXISTS movement.staged_%s', batch);
END $$;

REVOKE ALL ON FUNCTION movement.open_staging, movement.analyze_staging, movement.close_staging, movement.ensure_month, movement.forget_unsealed FROM public;
GRANT EXECUTE ON FUNCTION movement.open_staging, movement.analyze_staging, movement.close_staging, movement.ensure_month, movement.forget_unsealed TO ${serverRole};

-- what other modules and screens read: a row counts at cut S when seal_no <= S and (void_seal IS NULL or void_seal > S)
CREATE VIEW movement.published_movement WITH (security_invoker = true) AS
SELECT m.id, m.batch_id, b.seal_no, least(b.voided_by_seal, v.seal_no) AS void_seal,
  (ARRAY['ORDERED','SHIPPED','RETURNED','INVOICED','RECEIVED','PAID','CHARGED','OFFSET','ADJUSTED','SOLD_OUT','OPENING'])[m.kind] AS kind,
  m.partner_id, m.channel_id, m.entity_id, m.product_id,
  (ARRAY['GOODS','CHARGE','DISCOUNT','ADJUSTMENT'])[m.code_kind] AS code_kind,
  m.business_date, m.occurred_at, m.document_no, m.line_key, m.partner_code, m.product_code, m.unit,
  m.quantity_milli, m.net_minor, m.tax_minor, m.gross_minor, m.currency, m.unit_price, m.unit_price_scale,
  m.reverses_id, m.original_date, m.text, m.source_id
FROM movement.movement m
JOIN intake.published_batch b ON b.batch_id = m.batch_id
LEFT JOIN intake.published_batch v ON v.batch_id = m.void_batch_id;
SELECT shared.grant_server('movement.published_movement', 'SELECT');
