-- Everything the lab remembers. `number` is the order of creation: clocks may step back, it never does.

CREATE TABLE studies (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  status TEXT NOT NULL CHECK (status IN ('running', 'paused', 'interrupted', 'finished', 'cancelled', 'failed')),
  plan TEXT NOT NULL CHECK (json_valid(plan)),
  runs INTEGER NOT NULL CHECK (runs >= 0),
  created_at TEXT NOT NULL,
  verdict TEXT CHECK (verdict IS NULL OR json_valid(verdict))
) STRICT;

CREATE TABLE runs (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'paused', 'interrupted', 'finished', 'stopped', 'cancelled', 'diverged', 'failed')),
  dataset TEXT NOT NULL,
  study TEXT REFERENCES studies (id),
  arm TEXT,
  seed INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
  tasks TEXT NOT NULL CHECK (json_valid(tasks)),
  epochs INTEGER NOT NULL CHECK (epochs >= 1),
  epochs_done INTEGER NOT NULL DEFAULT 0 CHECK (epochs_done >= 0),
  best_epoch INTEGER,
  created_at TEXT NOT NULL,
  -- Spent training, pauses left out.
  seconds REAL NOT NULL DEFAULT 0 CHECK (seconds >= 0),
  tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
  note TEXT NOT NULL DEFAULT '',
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  backend TEXT CHECK (backend IS NULL OR json_valid(backend)),
  error TEXT CHECK (error IS NULL OR json_valid(error)),
  parameters INTEGER,
  -- The first of the run's headline scores, to sort by.
  headline REAL,
  -- Long, so it stands last: a list of runs never reads it.
  plan TEXT NOT NULL CHECK (json_valid(plan)),
  CHECK ((study IS NULL) = (arm IS NULL))
) STRICT;

CREATE INDEX runs_by_creation ON runs (archived, number);
CREATE INDEX runs_by_name ON runs (archived, name COLLATE NOCASE);
CREATE INDEX runs_by_status ON runs (archived, status);
CREATE INDEX runs_by_seconds ON runs (archived, seconds);
CREATE INDEX runs_by_headline ON runs (archived, headline);
CREATE INDEX runs_by_study ON runs (study, archived) WHERE study IS NOT NULL;

-- What a search looks through: any part of a word is found, in any language, from three letters on by the index.
CREATE VIRTUAL TABLE run_words USING fts5 (words, tokenize = 'trigram');

CREATE TRIGGER run_words_of_new_run AFTER INSERT ON runs BEGIN
  INSERT INTO run_words (rowid, words) VALUES
    (new.number, lower(concat_ws(char(10), new.name, new.status, new.arm, new.tasks, new.tags, new.note)));
END;

CREATE TRIGGER run_words_of_changed_run AFTER UPDATE OF name, status, arm, tasks, tags, note ON runs BEGIN
  UPDATE run_words
  SET words = lower(concat_ws(char(10), new.name, new.status, new.arm, new.tasks, new.tags, new.note))
  WHERE rowid = new.number;
END;

CREATE TABLE epochs (
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  epoch INTEGER NOT NULL CHECK (epoch >= 0),
  seconds REAL NOT NULL CHECK (seconds >= 0),
  PRIMARY KEY (run, epoch)
) STRICT, WITHOUT ROWID;

-- A value that is not a number is stored as NULL: SQLite knows no NaN.
CREATE TABLE metrics (
  run INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('train', 'validation', 'test')),
  task TEXT NOT NULL,
  metric TEXT NOT NULL,
  value REAL,
  PRIMARY KEY (run, epoch, part, task, metric),
  FOREIGN KEY (run, epoch) REFERENCES epochs (run, epoch) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The row is the commit record of an epoch's file: a file without a row is an orphan.
CREATE TABLE checkpoints (
  run INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  file TEXT NOT NULL CHECK (file NOT GLOB '*[/\]*' AND file NOT IN ('', '.', '..')),
  sha256 TEXT NOT NULL CHECK (sha256 GLOB '[0-9a-f]*' AND length(sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  best INTEGER NOT NULL CHECK (best IN (0, 1)),
  PRIMARY KEY (run, epoch),
  FOREIGN KEY (run, epoch) REFERENCES epochs (run, epoch) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX checkpoints_one_best ON checkpoints (run) WHERE best = 1;

-- Numbers a run has once: what guessing scores, what the best weights score, and the headline of each task.
CREATE TABLE scores (
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('guess', 'final', 'headline')),
  position INTEGER NOT NULL CHECK (position >= 0),
  part TEXT NOT NULL CHECK (part IN ('train', 'validation', 'test')),
  task TEXT NOT NULL,
  metric TEXT NOT NULL,
  value REAL,
  PRIMARY KEY (run, kind, position)
) STRICT, WITHOUT ROWID;
