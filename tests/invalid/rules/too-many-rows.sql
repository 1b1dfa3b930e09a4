-- id: A-1
-- title: a title
-- class: gap
-- ask: what?
SELECT a.id FROM elements a, claims b, claims c, claims d;
