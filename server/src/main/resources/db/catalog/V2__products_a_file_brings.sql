-- Why: a file's products become known in one piece with the batch's seal; until then its rows wait here.
CREATE TABLE catalog.import_record (
  batch_id bigint NOT NULL,
  code     text   NOT NULL,
  payload  jsonb  NOT NULL,
  PRIMARY KEY (batch_id, code)
);
SELECT shared.grant_server('catalog.import_record', 'SELECT, INSERT, UPDATE, DELETE');
