-- Why: settlement reads movements, not orders; a list of orders whose movements are not said yet lets the seal of a batch say exactly those.
ALTER TABLE orders.sales_order ADD COLUMN entity_id bigint;              -- legal entity that sells; null: not declared
ALTER TABLE orders.sales_order ADD COLUMN unit text NOT NULL DEFAULT ''; -- unit of the lines' quantities; empty: the base unit

CREATE TABLE orders.unsaid (
  order_id bigint PRIMARY KEY REFERENCES orders.sales_order,
  source   text NOT NULL
);
CREATE INDEX unsaid_by_source ON orders.unsaid (source, order_id);
SELECT shared.grant_server('orders.unsaid', 'SELECT, INSERT, DELETE');
SELECT set_config('mingqu.scope', 'system', true);
INSERT INTO orders.unsaid (order_id, source) SELECT id, source FROM orders.sales_order;
