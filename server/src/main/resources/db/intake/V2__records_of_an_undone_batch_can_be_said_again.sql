-- Why: a target of records that can be undone forgets what the undone batch said, so that the same file read again counts as new.
SELECT shared.grant_server('intake.record_identity', 'DELETE');
CREATE INDEX record_identity_by_batch ON intake.record_identity (batch_id);
