-- Cases as they stand. filed_on is the day the list of walk-ins shows them on.
CREATE TABLE cases (
  id          TEXT NOT NULL PRIMARY KEY,
  appointment TEXT NOT NULL, -- '' for a walk-in
  state       TEXT NOT NULL,
  outcome     TEXT NOT NULL,
  headline    TEXT NOT NULL,
  office      TEXT NOT NULL,
  procedure   TEXT NOT NULL,
  filed_on    TEXT NOT NULL,
  filed_at    TEXT NOT NULL,
  code        TEXT NOT NULL, -- of the booking
  section     TEXT NOT NULL,
  surname     TEXT NOT NULL,
  name        TEXT NOT NULL,
  folded      TEXT NOT NULL,
  birth_date  TEXT NOT NULL,
  tax_code    TEXT NOT NULL,
  residence   TEXT NOT NULL, -- Belfiore
  departure   TEXT NOT NULL,
  minor       INTEGER NOT NULL CHECK (minor IN (0, 1)),
  opened_at   TEXT NOT NULL,
  moved_at    TEXT NOT NULL,
  version     INTEGER NOT NULL,
  desk        INTEGER NOT NULL, -- that wrote last
  clerk       TEXT NOT NULL,
  changed_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_day ON cases (filed_on);
CREATE INDEX cases_person ON cases (folded);
CREATE INDEX cases_tax_code ON cases (tax_code) WHERE tax_code <> '';
CREATE INDEX cases_state ON cases (state, filed_on);

-- Payments' ids under the organisation's key: VER-6 without the number in clear.
CREATE TABLE receipt (
  digest  TEXT NOT NULL,
  case_id TEXT NOT NULL,
  day     TEXT NOT NULL,
  office  TEXT NOT NULL,
  PRIMARY KEY (digest, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_case ON receipt (case_id);

-- Entities that a newer program has written to.
CREATE TABLE frozen (
  entity TEXT NOT NULL PRIMARY KEY,
  ty     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
