-- id: A-1
-- title: a title
-- class: gap
-- ask: what?
SELECT id AS flow FROM flows;
-- id: A-2
-- title: a title
-- class: question
-- ask: what?
SELECT id, id FROM flows;
-- id: A-3
-- title: a title
-- class: gap
-- ask: what?
SELECT 'x' AS detail FROM flows
