-- How the steps of a run are taken, as the trainer chose it: a resumed run goes on in the same way.
ALTER TABLE runs ADD COLUMN executor TEXT CHECK (executor IS NULL OR json_valid(executor));
