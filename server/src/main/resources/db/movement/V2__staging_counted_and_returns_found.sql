-- Why: staging is not logged, so a crash of PostgreSQL empties it; the count says whether it is still what was compared.
CREATE TABLE movement.staging_lines (
  batch_id bigint PRIMARY KEY,
  lines    bigint NOT NULL
);
SELECT shared.grant_server('movement.staging_lines', 'SELECT, INSERT, UPDATE, DELETE');

-- returns are few beside sales; linking looks for the open ones after every import
CREATE INDEX movement_returns ON movement.movement (partner_id, product_id) WHERE kind = 3;
