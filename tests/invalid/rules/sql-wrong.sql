-- id: A-1
-- title: a title
-- class: gap
-- ask: what?
SELECT id
  FROM flow;
-- id: A-2
-- title: a title
-- class: gap
-- ask: what?
SELECT id, nothere FROM flows
-- id: A-3
-- title: a title
-- class: gap
-- ask: what?
   SELECT id FROM
