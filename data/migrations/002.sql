-- Version 2. Immutable once released: a change is a new numbered file.
-- The oldest program versions (as schema versions) that may read and that may write this file: a program below the first refuses it, one below the second opens it
-- read-only.
INSERT INTO setting (key, value) VALUES ('minimum_reader', '2'), ('minimum_writer', '2');

-- Backups. file_id tells this hall's backups from another hall's, whatever they are called.
INSERT INTO setting (key, value) VALUES ('file_id', lower (hex (randomblob (16))));
-- Who makes, or made, which backup: one seat a day claims the daily one before it begins. finished_at is NULL while it goes on; failure says why there is none.
CREATE TABLE backup (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('daily', 'now')),
  seat TEXT NOT NULL,
  claimed_at INTEGER NOT NULL,
  finished_at INTEGER,
  path TEXT,
  tickets INTEGER,
  events INTEGER,
  bytes INTEGER,
  failure TEXT
) STRICT;
CREATE UNIQUE INDEX backup_daily ON backup (day) WHERE reason = 'daily';

-- Time. The noon gate of each ticket and when it was first sent to the district; an extension; what a dissatisfied petitioner or a bad rating has made due.
ALTER TABLE ticket ADD COLUMN gate_at INTEGER;
ALTER TABLE ticket ADD COLUMN gate_sent_at INTEGER;
ALTER TABLE ticket ADD COLUMN extension_by TEXT;
ALTER TABLE ticket ADD COLUMN extension_at INTEGER;
ALTER TABLE ticket ADD COLUMN extension_due_at INTEGER;
ALTER TABLE ticket ADD COLUMN extension_reason TEXT;
ALTER TABLE ticket ADD COLUMN extended_at INTEGER;
ALTER TABLE ticket ADD COLUMN extended_by TEXT;
ALTER TABLE ticket ADD COLUMN answer_due_at INTEGER;
ALTER TABLE ticket ADD COLUMN bad_rating_at INTEGER;
ALTER TABLE ticket ADD COLUMN contact_due_at INTEGER;
ALTER TABLE ticket ADD COLUMN contacted_at INTEGER;
ALTER TABLE ticket ADD COLUMN rectify_due_at INTEGER;
ALTER TABLE ticket ADD COLUMN rectified_at INTEGER;
ALTER TABLE ticket ADD COLUMN rectification TEXT;
ALTER TABLE ticket ADD COLUMN appeal_at INTEGER;
ALTER TABLE ticket ADD COLUMN appeal_reason TEXT;
ALTER TABLE ticket ADD COLUMN appeal_outcome TEXT;
CREATE INDEX ticket_gate ON ticket (gate_at) WHERE gate_at IS NOT NULL;
-- What is still to be done after a bad answer; few tickets are in any of these.
CREATE INDEX ticket_answer_due ON ticket (answer_due_at) WHERE answer_due_at IS NOT NULL;
CREATE INDEX ticket_contact_due ON ticket (contact_due_at) WHERE contact_due_at IS NOT NULL;
CREATE INDEX ticket_rectify_due ON ticket (rectify_due_at) WHERE rectify_due_at IS NOT NULL;

-- The operation that recorded the attempt, so that taking it back finds it.
ALTER TABLE callback ADD COLUMN done_operation TEXT;
CREATE INDEX callback_open ON callback (planned_at) WHERE cancelled = 0 AND done_at IS NULL;

-- Days on which this hall alone is closed, or opens on a day off that then counts.
CREATE TABLE local_day (
  day TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('closed', 'open')),
  name TEXT
) STRICT, WITHOUT ROWID;

-- Meetings (会商) about a ticket; departments and staff are comma-separated codes.
CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  version INTEGER NOT NULL CHECK (version > 0),
  at INTEGER NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  topic TEXT NOT NULL,
  place TEXT,
  departments TEXT,
  staff TEXT,
  note TEXT,
  cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
  added_by TEXT NOT NULL,
  cancelled_by TEXT
) STRICT;
CREATE INDEX meeting_at ON meeting (at) WHERE cancelled = 0;
CREATE INDEX meeting_ticket ON meeting (ticket);

-- Printing: a day's tickets are printed as one job.
CREATE INDEX ticket_received ON ticket (received_at);

-- Trials of locks between the seats of a shared drive: one asks, another takes the lock of that slot and answers, and the first must then be refused it. No history: nothing here is
-- about the hall.
CREATE TABLE lock_trial (
  slot INTEGER PRIMARY KEY,
  asked_by TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  answered_by TEXT
) STRICT;
-- Blank forms for when the power is out: counter 'blank/YYYY' issues their serials; ticket is what was typed in from one.
ALTER TABLE ticket ADD COLUMN blank_serial TEXT;
CREATE TABLE blank_form (
  serial TEXT PRIMARY KEY,
  form TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  issued_by TEXT,
  operation TEXT NOT NULL,
  ticket INTEGER UNIQUE REFERENCES ticket (id),
  used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX blank_form_operation ON blank_form (operation);

-- Who is editing which ticket: a row is written when a form is opened and taken away when it is closed. Not part of the history; what is old was left behind by a seat that ended.
CREATE TABLE presence (
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  seat TEXT NOT NULL,
  staff TEXT,
  since INTEGER NOT NULL,
  PRIMARY KEY (ticket, seat)
) STRICT, WITHOUT ROWID;
