-- Exports of the agenda that were applied, in order.
CREATE TABLE import_run (
  id          TEXT NOT NULL PRIMARY KEY, -- entity id
  office      TEXT NOT NULL,
  file        TEXT NOT NULL, -- base name
  sha256      TEXT NOT NULL, -- of the file
  reading     TEXT NOT NULL DEFAULT '', -- digest of how it was read, '' for as all files are
  span_from   TEXT NOT NULL,
  span_to     TEXT NOT NULL,
  exported_at TEXT NOT NULL, -- UTC, '' where unknown
  uncertain   INTEGER NOT NULL CHECK (uncertain IN (0, 1)),
  applied_at  TEXT NOT NULL,
  desk        INTEGER NOT NULL,
  clerk       TEXT NOT NULL,
  rows        INTEGER NOT NULL,
  cleaned     INTEGER NOT NULL,
  counts      TEXT NOT NULL, -- JSON, class to number
  state       TEXT NOT NULL DEFAULT 'applied' CHECK (state IN ('applied', 'undone')),
  undone_at    TEXT NOT NULL DEFAULT '',
  undone_desk  INTEGER NOT NULL DEFAULT 0,
  undone_clerk TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX import_run_applied ON import_run (state, applied_at);

-- Rows of exports that could not be read, until somebody deals with them.
CREATE TABLE quarantine (
  import TEXT NOT NULL,
  line   INTEGER NOT NULL,
  code   TEXT NOT NULL,
  person TEXT NOT NULL,
  date   TEXT NOT NULL,
  hour   TEXT NOT NULL,
  field  TEXT NOT NULL, -- the column's name in the file
  value  TEXT NOT NULL,
  reason TEXT NOT NULL,
  row    TEXT NOT NULL, -- JSON of the whole row as read, to be corrected
  state  TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'corrected', 'dismissed', 'came_again')),
  again_in TEXT NOT NULL DEFAULT '', -- the import that had the row again
  PRIMARY KEY (import, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX quarantine_open ON quarantine (state) WHERE state = 'open';
