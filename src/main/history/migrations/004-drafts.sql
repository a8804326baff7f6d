-- Plans that are being made, one a dataset: written soon after each change, so that a crash takes nothing away.
CREATE TABLE drafts (
  dataset TEXT PRIMARY KEY CHECK (length(dataset) BETWEEN 1 AND 64),
  draft TEXT NOT NULL CHECK (json_valid(draft)),
  kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
