-- Why: a file's partners become known in one piece with the batch's seal; until then its rows wait here.
CREATE TABLE partner.import_record (
  batch_id bigint NOT NULL,
  code     text   NOT NULL,
  payload  jsonb  NOT NULL,
  PRIMARY KEY (batch_id, code)
);
SELECT shared.grant_server('partner.import_record', 'SELECT, INSERT, UPDATE, DELETE');
ALTER TABLE partner.import_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE partner.import_record FORCE ROW LEVEL SECURITY;
CREATE POLICY head_office ON partner.import_record
  USING ((SELECT nullif(current_setting('mingqu.scope', true), '')) IN ('system', 'all'))
  WITH CHECK ((SELECT nullif(current_setting('mingqu.scope', true), '')) IN ('system', 'all'));
