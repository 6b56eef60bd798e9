-- Why: a delivery is marked done in the transaction of the listener's effect, so each listener hears each message exactly once, and one
-- listener's poison holds up no other. No sequence cursor: a message that commits late is still found by its status.
CREATE TABLE outbox.message (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  type         text NOT NULL,
  aggregate    text NOT NULL,
  payload      text NOT NULL,
  principal    text NOT NULL,
  published_at timestamptz NOT NULL
);
CREATE INDEX message_by_age ON outbox.message (published_at);

CREATE TABLE outbox.delivery (
  message_id bigint NOT NULL REFERENCES outbox.message ON DELETE CASCADE,
  listener   text NOT NULL,
  aggregate  text NOT NULL,
  status     text NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'DONE', 'PARKED')),
  attempts   int NOT NULL DEFAULT 0,
  next_at    timestamptz NOT NULL DEFAULT now(),
  error      text,
  done_at    timestamptz,
  PRIMARY KEY (message_id, listener)
);
CREATE INDEX delivery_waiting ON outbox.delivery (listener, aggregate, message_id) WHERE status <> 'DONE';
CREATE INDEX delivery_due ON outbox.delivery (next_at) WHERE status = 'PENDING';

SELECT shared.grant_server('outbox.message', 'SELECT, INSERT, DELETE');
SELECT shared.grant_server('outbox.delivery', 'SELECT, INSERT, UPDATE, DELETE');

-- anyone's act may publish; only head office and the system read
ALTER TABLE outbox.message ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox.message FORCE ROW LEVEL SECURITY;
CREATE POLICY publish ON outbox.message FOR INSERT WITH CHECK (true);
CREATE POLICY read ON outbox.message FOR SELECT USING ((SELECT nullif(current_setting('mingqu.scope', true), '')) IN ('system', 'all'));
CREATE POLICY forget ON outbox.message FOR DELETE USING ((SELECT nullif(current_setting('mingqu.scope', true), '')) = 'system');
