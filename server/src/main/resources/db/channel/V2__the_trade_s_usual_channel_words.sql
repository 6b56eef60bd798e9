-- Why: dealer files name channels by the trade's usual words; they are there from the first import on and may be renamed or closed.
INSERT INTO channel.channel (id, code, name_zh, name_en, type) VALUES
  (12, 'TRADITIONAL', '传统渠道', 'Traditional trade', 'DISTRIBUTOR'),
  (13, 'MODERN', '现代渠道', 'Modern trade', 'SUPERMARKET'),
  (14, 'CATERING', '餐饮渠道', 'Catering', 'RETAIL');
