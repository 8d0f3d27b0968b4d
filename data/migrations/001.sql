-- The first schema of a .hall file. Immutable: a change is a new numbered file.
-- Instants are microseconds since 1970 in UTC, days are days since 1970-01-01, flags 0 or 1, codes the identifiers of the domain model.
-- This file is SQLite's own: STRICT makes a wrong type an error instead of a surprise years later, and the triggers guard the
-- history. Queries keep to what PostgreSQL runs too; it would get a schema file of its own.

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- counter 'ticket/YYYY/LETTER' issues ticket numbers, inside the transaction of the registration.
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One table for all of the hall's tables: kind is departments, units, staff, matters, causes, packages, reject_grounds, suspend_grounds,
-- terminate_grounds, special_groups.
CREATE TABLE catalogue (
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  short_name TEXT,
  department TEXT,
  parent TEXT,
  cause TEXT,
  route TEXT,
  lead TEXT,
  assisting TEXT,
  steps TEXT,
  wording TEXT,
  roles TEXT,
  limit_days INTEGER NOT NULL DEFAULT 0,
  ended_on INTEGER,
  PRIMARY KEY (kind, code, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE workday (
  day TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'workday')),
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL CHECK (version > 0),
  state TEXT NOT NULL,
  channel TEXT NOT NULL,
  original_number TEXT,
  received_at INTEGER NOT NULL,
  received_by TEXT,
  received_window TEXT,
  backdate_reason TEXT,
  petitioner_kind TEXT NOT NULL,
  petitioner_name TEXT,
  identity_kind TEXT,
  identity_number TEXT,
  telephone TEXT,
  good_time TEXT,
  agent_name TEXT,
  agent_relation TEXT,
  agent_telephone TEXT,
  special_groups TEXT,
  guardian TEXT,
  matter TEXT,
  other_matter TEXT,
  department TEXT NOT NULL,
  unit TEXT,
  staff_concerned TEXT,
  visits INTEGER,
  first_visit_on INTEGER,
  earlier_number TEXT,
  told_once TEXT,
  what_happened TEXT NOT NULL,
  what_is_wanted TEXT NOT NULL,
  urgency TEXT NOT NULL,
  urgency_reason TEXT,
  repeated INTEGER NOT NULL DEFAULT 0 CHECK (repeated IN (0, 1)),
  confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1)),
  no_reply INTEGER NOT NULL DEFAULT 0 CHECK (no_reply IN (0, 1)),
  on_the_spot TEXT,
  privacy_notice INTEGER NOT NULL DEFAULT 0 CHECK (privacy_notice IN (0, 1)),
  main_cause TEXT,
  further_causes TEXT,
  package TEXT,
  package_version INTEGER,
  lead_department TEXT,
  assisting_departments TEXT,
  proposed_limit INTEGER,
  opinion TEXT,
  method TEXT,
  reviewer TEXT,
  dispatched_at INTEGER,
  due_at INTEGER,
  original_due_at INTEGER,
  due_provisional INTEGER NOT NULL DEFAULT 0 CHECK (due_provisional IN (0, 1)),
  designated INTEGER NOT NULL DEFAULT 0 CHECK (designated IN (0, 1)),
  handler TEXT,
  accepted_at INTEGER,
  accepted_by TEXT,
  first_contact_at INTEGER,
  return_ground TEXT,
  return_clause TEXT,
  suspend_ground TEXT,
  suspended_at INTEGER,
  review_on INTEGER,
  petitioner_told INTEGER NOT NULL DEFAULT 0 CHECK (petitioner_told IN (0, 1)),
  outcome TEXT,
  measures TEXT,
  basis TEXT,
  answered_on INTEGER,
  submitted_at INTEGER,
  rework_count INTEGER NOT NULL DEFAULT 0,
  rehandle_count INTEGER NOT NULL DEFAULT 0,
  solved TEXT,
  rating TEXT,
  written_answer TEXT,
  closed_at INTEGER,
  reject_ground TEXT,
  route TEXT,
  terminate_ground TEXT,
  master TEXT,
  root_cause TEXT,
  prevention TEXT,
  request_to TEXT,
  request_by TEXT,
  request_at INTEGER,
  request_data TEXT,
  -- What the board needs, kept by the store with each write: the column 0-6 (NULL: on no board), the department whose board it is on, and the rank in the column.
  board_column INTEGER,
  board_department TEXT,
  board_rank INTEGER NOT NULL DEFAULT 0,
  is_open INTEGER NOT NULL DEFAULT 0 CHECK (is_open IN (0, 1))
) STRICT;

-- The board reads this index only: as many entries as there are open tickets, however many are archived.
-- is_open and board_column stand in the indices too: SQLite looks into the table for a column of the index's own condition.
CREATE INDEX ticket_board ON ticket (board_column, board_rank, id, board_department, due_at, state, is_open) WHERE is_open = 1;
-- Likewise for the last column, by the day of closing.
CREATE INDEX ticket_closed ON ticket (closed_at, board_rank, id, board_department, due_at, state, board_column) WHERE board_column = 6;
CREATE INDEX ticket_due ON ticket (due_at) WHERE is_open = 1;
CREATE INDEX ticket_telephone ON ticket (telephone, received_at) WHERE telephone IS NOT NULL;
CREATE INDEX ticket_identity ON ticket (identity_number, received_at) WHERE identity_number IS NOT NULL;
CREATE INDEX ticket_name ON ticket (petitioner_name, received_at) WHERE petitioner_name IS NOT NULL;

CREATE TABLE part (
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  department TEXT NOT NULL,
  position INTEGER NOT NULL,
  state TEXT NOT NULL,
  due_at INTEGER,
  reported_at INTEGER,
  reported_by TEXT,
  report TEXT,
  PRIMARY KEY (ticket, department)
) STRICT, WITHOUT ROWID;

CREATE TABLE callback (
  id INTEGER PRIMARY KEY,
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  version INTEGER NOT NULL CHECK (version > 0),
  planned_at INTEGER NOT NULL,
  staff TEXT,
  note TEXT,
  done_at INTEGER,
  done_by TEXT,
  method TEXT,
  reached INTEGER,
  solved INTEGER,
  rating TEXT,
  remark TEXT,
  round INTEGER NOT NULL DEFAULT 0,
  cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
  -- The operations that added and cancelled it, so that taking back a move takes back what it did here.
  added_by TEXT NOT NULL,
  cancelled_by TEXT
) STRICT;
CREATE INDEX callback_ticket ON callback (ticket);
CREATE INDEX callback_planned ON callback (planned_at) WHERE cancelled = 0;

-- Who has told whom: one row a ticket and level, claimed before it is shown.
CREATE TABLE alert (
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  level TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  seat TEXT NOT NULL,
  claimed_at INTEGER NOT NULL,
  acknowledged_at INTEGER,
  acknowledged_by TEXT,
  PRIMARY KEY (ticket, level, due_at)
) STRICT, WITHOUT ROWID;

-- The append-only history and change feed. hash covers the row and the hash before it.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  operation TEXT NOT NULL UNIQUE,
  ticket INTEGER NOT NULL,
  kind TEXT NOT NULL,
  seat TEXT NOT NULL,
  staff TEXT,
  at INTEGER NOT NULL,
  from_state TEXT,
  to_state TEXT,
  reason TEXT,
  changes TEXT,
  -- The operation that this one takes back.
  undoes TEXT,
  hash BLOB NOT NULL CHECK (length (hash) = 32)
) STRICT;
CREATE INDEX event_ticket ON event (ticket, seq);
-- Nothing is taken back twice.
CREATE UNIQUE INDEX event_undoes ON event (undoes) WHERE undoes IS NOT NULL;

-- An event is appended right after the last one. INSERT OR REPLACE would delete the row in its way without asking the triggers below, so nothing may be in its way.
CREATE TRIGGER event_appended BEFORE INSERT ON event
WHEN NEW.seq <> (SELECT coalesce (max (seq), 0) + 1 FROM event)
  OR EXISTS (SELECT 1 FROM event WHERE operation = NEW.operation OR undoes = NEW.undoes)
BEGIN
  SELECT RAISE (ABORT, 'the history is append-only');
END;

CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN
  SELECT RAISE (ABORT, 'the history is append-only');
END;

CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN
  SELECT RAISE (ABORT, 'the history is append-only');
END;
