-- id: A-1
-- title: a title
-- class: gap
-- ask: what?
SELECT id FROM flows -- [2J
