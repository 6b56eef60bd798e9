-- Why: before lots there was only the balance in the books. What partners already had in their pools becomes one lot each, without a last day of use.
SELECT set_config('mingqu.scope', 'system', true);
INSERT INTO pool.lot (key, partner_id, entity_id, currency, source, invoice, text, credited_minor, available_minor, credited_on)
SELECT 'opening/' || a.id, a.party_id, a.entity_id, a.currency, 'REBATE', 'RED_LETTER', '期初返利 opening balance of the pool', b.balance_minor, b.balance_minor,
  current_date
FROM ledger.account a JOIN ledger.balance b ON b.account_id = a.id
WHERE a.kind = 'REBATE_POOL' AND b.balance_minor > 0 AND NOT EXISTS (SELECT FROM pool.lot l WHERE l.partner_id = a.party_id AND l.entity_id = a.entity_id
  AND l.currency = a.currency);
