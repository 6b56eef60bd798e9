-- Why: rows wait for their batch's seal in intake's staging; a second waiting room here said the same again.
DROP TABLE partner.import_record;
