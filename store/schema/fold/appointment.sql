-- Bookings of the agenda. Unknown texts are ''. The id is the entity of the log: a
-- keyed hash of office and code, the same at every desk of the office. Of what an
-- export says of a booking only what is looked for has a column; the rest stays one
-- text, which is faster to write and to compare. The agenda owns all columns but visit,
-- arrived_at, settled and case_id, which the desk owns: an import keeps them. Checks
-- of more than two words are written with OR: for IN (…) SQLite fills a table of its
-- own at every row.
CREATE TABLE appointment (
  id         TEXT NOT NULL, -- its index can be made after the rows, a primary key's cannot
  office     TEXT NOT NULL,
  code       TEXT NOT NULL,
  date       TEXT NOT NULL,
  hour       TEXT NOT NULL,
  folded     TEXT NOT NULL, -- text.Fold of surname, space, name
  tax_code   TEXT NOT NULL,
  status     TEXT NOT NULL CHECK (status = 'booked' OR status = 'cancelled' OR status = 'vanished'),
  rest       TEXT NOT NULL, -- agenda.Rest: the other values, the name and the tax code among them as written
  moved_from TEXT NOT NULL DEFAULT '', -- GG/MM/AAAA HH:MM before the last move
  duplicate  INTEGER NOT NULL DEFAULT 0 CHECK (duplicate IN (0, 1)),
  conflict   TEXT NOT NULL DEFAULT '', -- JSON of the file's side while undecided
  settled    TEXT NOT NULL DEFAULT '', -- JSON of the file's side that a clerk refused, while the desk is at work
  import     TEXT NOT NULL DEFAULT '', -- id of the import that last changed it
  visit      TEXT NOT NULL DEFAULT 'booked' CHECK (visit = 'booked' OR visit = 'arrived' OR visit = 'no_show'),
  arrived_at TEXT NOT NULL DEFAULT '',
  case_id    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX appointment_id ON appointment (id);
CREATE UNIQUE INDEX appointment_code ON appointment (office, code);
CREATE INDEX appointment_day ON appointment (date, hour);
CREATE INDEX appointment_person ON appointment (folded);
CREATE INDEX appointment_tax_code ON appointment (tax_code) WHERE tax_code <> '';
CREATE INDEX appointment_conflict ON appointment (date) WHERE conflict <> '';
CREATE INDEX appointment_case ON appointment (case_id) WHERE case_id <> '';
