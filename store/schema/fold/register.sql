-- The registers of booklets. The id of a booklet is the entity of the log: a keyed
-- hash of its number, the same at every desk. Unknown texts and dates are ''.

-- Found passports (RIN-1), each time one was handed over.
CREATE TABLE found_booklet (
  booklet     TEXT NOT NULL,
  entry       INTEGER NOT NULL, -- among the booklet's own, from 0
  number      TEXT NOT NULL,
  surname     TEXT NOT NULL,
  name        TEXT NOT NULL,
  birth_date  TEXT NOT NULL,
  handed_on   TEXT NOT NULL, -- by the authorities: the year runs from it
  handed_by   TEXT NOT NULL,
  note        TEXT NOT NULL,
  written_at  TEXT NOT NULL,
  desk        INTEGER NOT NULL,
  clerk       TEXT NOT NULL,
  withdrawn   TEXT NOT NULL, -- since when, of a booklet that stands withdrawn
  state       TEXT NOT NULL CHECK (state IN ('kept', 'returned', 'destroyed', 'struck')),
  given_back  TEXT NOT NULL, -- in_person or post, of a returned one
  closed_on   TEXT NOT NULL,
  taken_by    TEXT NOT NULL, -- '' for the holder
  closed_note TEXT NOT NULL, -- of a struck one the reason
  closed_at   TEXT NOT NULL,
  closed_desk INTEGER NOT NULL,
  closed_by   TEXT NOT NULL,
  version     INTEGER NOT NULL, -- events of the booklet
  PRIMARY KEY (booklet, entry)
) STRICT, WITHOUT ROWID;

-- Withdrawn passports (REV-1).
CREATE TABLE withdrawn_booklet (
  booklet       TEXT NOT NULL,
  entry         INTEGER NOT NULL,
  number        TEXT NOT NULL,
  surname       TEXT NOT NULL,
  name          TEXT NOT NULL,
  birth_date    TEXT NOT NULL,
  ground        TEXT NOT NULL,
  withdrawn_on  TEXT NOT NULL,
  note          TEXT NOT NULL,
  written_at    TEXT NOT NULL,
  desk          INTEGER NOT NULL,
  clerk         TEXT NOT NULL,
  struck        INTEGER NOT NULL CHECK (struck IN (0, 1)),
  struck_reason TEXT NOT NULL,
  struck_at     TEXT NOT NULL,
  struck_desk   INTEGER NOT NULL,
  struck_by     TEXT NOT NULL,
  version       INTEGER NOT NULL,
  PRIMARY KEY (booklet, entry)
) STRICT, WITHOUT ROWID;
