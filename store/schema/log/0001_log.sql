-- The log and what can never be rebuilt from it: station, keys, signatures, drafts.
-- These tables only gain columns.

-- One row: whose archive this is and which folded tables it holds.
CREATE TABLE archive (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  office   TEXT NOT NULL,
  created  TEXT NOT NULL,
  key_id   TEXT NOT NULL, -- of the key file that unwraps the secrets below
  fold_sum TEXT NOT NULL, -- of the program's folded tables; another sum means: fold again
  invented INTEGER NOT NULL DEFAULT 0 CHECK (invented IN (0, 1)) -- a demonstration: nobody in it is real
) STRICT;

-- Migrations of this part that were applied.
CREATE TABLE migration (
  no      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  sha256  TEXT NOT NULL,
  applied TEXT NOT NULL
) STRICT;

-- The stations that wrote events held here. Only this one has its secret.
CREATE TABLE station (
  st          TEXT PRIMARY KEY,
  certificate TEXT NOT NULL,
  own         INTEGER NOT NULL CHECK (own IN (0, 1)),
  inc         TEXT NOT NULL, -- incarnation: a restored copy gets a new one
  secret      BLOB           -- the station's seed, wrapped
) STRICT;
CREATE UNIQUE INDEX station_own ON station (own) WHERE own = 1;

-- Secrets, wrapped by the key file: cases and imports by their entity, the
-- organisation's under 'org', the drafts' under 'drafts'. A deleted row is forgotten for good.
CREATE TABLE secret (
  kid     TEXT PRIMARY KEY,
  entity  TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('case', 'appointment', 'import', 'office', 'drafts')),
  wrapped BLOB NOT NULL,
  created TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX secret_entity ON secret (entity);

-- Headers, byte for byte as written. st, n, hlc, en and ty repeat what the header
-- says, for the indexes.
CREATE TABLE log (
  seq    INTEGER PRIMARY KEY,
  st     TEXT NOT NULL,
  n      INTEGER NOT NULL CHECK (n > 0),
  hlc    INTEGER NOT NULL,
  en     TEXT NOT NULL,
  ty     TEXT NOT NULL,
  header BLOB NOT NULL,
  hash   BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (st, n)
) STRICT;
CREATE INDEX log_order ON log (hlc, st, n);
CREATE INDEX log_entity ON log (en, hlc, st, n);

-- Ciphertexts of the bodies.
CREATE TABLE body (
  seq    INTEGER PRIMARY KEY REFERENCES log (seq),
  sealed BLOB NOT NULL
) STRICT;

-- Signatures of a station over its own head.
CREATE TABLE head_signature (
  st        TEXT NOT NULL,
  n         INTEGER NOT NULL,
  hash      BLOB NOT NULL CHECK (length(hash) = 32),
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  signed    TEXT NOT NULL,
  PRIMARY KEY (st, n)
) STRICT;

-- What stands in a field of a desk, sealed.
CREATE TABLE draft (
  desk   INTEGER PRIMARY KEY,
  sealed BLOB NOT NULL,
  saved  TEXT NOT NULL
) STRICT;

CREATE TRIGGER log_no_update BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- REPLACE deletes without firing the trigger above.
CREATE TRIGGER log_no_replace BEFORE INSERT ON log
WHEN EXISTS (SELECT 1 FROM log WHERE seq = NEW.seq OR st = NEW.st AND n = NEW.n)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TRIGGER body_no_update BEFORE UPDATE ON body
BEGIN SELECT RAISE(ABORT, 'a body does not change'); END;
-- A body goes only when an event of its entity has announced it.
CREATE TRIGGER body_no_delete BEFORE DELETE ON body
WHEN NOT EXISTS (
  SELECT 1
    FROM log AS gone
    JOIN log AS said ON said.en = gone.en AND said.ty IN ('case.erased/1', 'import.forgotten/1')
   WHERE gone.seq = OLD.seq
)
BEGIN SELECT RAISE(ABORT, 'no event has announced the erasure'); END;
CREATE TRIGGER body_no_replace BEFORE INSERT ON body
WHEN EXISTS (SELECT 1 FROM body WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a body does not change'); END;

CREATE TRIGGER head_signature_no_update BEFORE UPDATE ON head_signature
BEGIN SELECT RAISE(ABORT, 'signatures are append-only'); END;
CREATE TRIGGER head_signature_no_delete BEFORE DELETE ON head_signature
BEGIN SELECT RAISE(ABORT, 'signatures are append-only'); END;
