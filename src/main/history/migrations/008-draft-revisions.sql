-- Several windows make one plan: each change is counted and names the page that made it. A draft that was thrown away
-- leaves its row with the JSON null, so that its number is never given twice.
ALTER TABLE drafts ADD COLUMN revision INTEGER NOT NULL DEFAULT 1 CHECK (revision > 0);
ALTER TABLE drafts ADD COLUMN page TEXT NOT NULL DEFAULT '' CHECK (length(page) <= 64);
