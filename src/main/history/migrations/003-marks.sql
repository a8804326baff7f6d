-- Stars and the trash; what a search asks about, by index; live runs first.

ALTER TABLE runs ADD COLUMN starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1));
-- A deleted run stays for a while, so that deleting can be undone.
ALTER TABLE runs ADD COLUMN deleted_at TEXT;
ALTER TABLE runs ADD COLUMN shelf TEXT GENERATED ALWAYS AS
  (CASE WHEN deleted_at IS NOT NULL THEN 'deleted' WHEN archived = 1 THEN 'archived' ELSE 'current' END) VIRTUAL;
ALTER TABLE runs ADD COLUMN live INTEGER GENERATED ALWAYS AS (status IN ('queued', 'running', 'paused')) VIRTUAL;

DROP INDEX runs_by_creation;
DROP INDEX runs_by_name;
DROP INDEX runs_by_status;
DROP INDEX runs_by_seconds;
DROP INDEX runs_by_headline;
DROP INDEX runs_by_study;

CREATE INDEX runs_by_created ON runs (shelf, live, number);
CREATE INDEX runs_by_name ON runs (shelf, live, name COLLATE NOCASE);
CREATE INDEX runs_by_status ON runs (shelf, live, status);
CREATE INDEX runs_by_tasks ON runs (shelf, live, tasks COLLATE NOCASE);
CREATE INDEX runs_by_headline ON runs (shelf, live, headline);
CREATE INDEX runs_by_epochs ON runs (shelf, live, epochs_done);
CREATE INDEX runs_by_seconds ON runs (shelf, live, seconds);
CREATE INDEX runs_by_seed ON runs (shelf, live, seed);
CREATE INDEX runs_by_parameters ON runs (shelf, live, parameters);
CREATE INDEX runs_by_study ON runs (study, shelf, live);
CREATE INDEX runs_by_dataset ON runs (dataset, shelf, live);
CREATE INDEX runs_by_moment ON runs (created_at);
CREATE INDEX runs_starred ON runs (starred) WHERE starred = 1;

-- Whose trunk was taken: such a run is not deleted while the other stays.
CREATE INDEX runs_by_graft ON runs (plan ->> '$.graft.from') WHERE plan ->> '$.graft.from' IS NOT NULL;

CREATE INDEX scores_headline ON scores (value) WHERE kind = 'headline';
CREATE INDEX scores_by_metric ON scores (metric, value) WHERE kind <> 'guess';

-- Tasks and tags one by one, kept by triggers.
CREATE TABLE run_labels (
  kind TEXT NOT NULL CHECK (kind IN ('task', 'tag')),
  label TEXT NOT NULL COLLATE NOCASE,
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  PRIMARY KEY (kind, label, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_labels_by_run ON run_labels (run);

INSERT OR IGNORE INTO run_labels SELECT 'task', value, number FROM runs, json_each(tasks);
INSERT OR IGNORE INTO run_labels SELECT 'tag', value, number FROM runs, json_each(tags);

CREATE TRIGGER run_labels_of_new_run AFTER INSERT ON runs BEGIN
  INSERT OR IGNORE INTO run_labels SELECT 'task', value, new.number FROM json_each(new.tasks);
  INSERT OR IGNORE INTO run_labels SELECT 'tag', value, new.number FROM json_each(new.tags);
END;

CREATE TRIGGER run_labels_of_changed_run AFTER UPDATE OF tags ON runs BEGIN
  DELETE FROM run_labels WHERE run = new.number AND kind = 'tag';
  INSERT OR IGNORE INTO run_labels SELECT 'tag', value, new.number FROM json_each(new.tags);
END;

CREATE TRIGGER run_words_of_gone_run AFTER DELETE ON runs BEGIN
  DELETE FROM run_words WHERE rowid = old.number;
END;
