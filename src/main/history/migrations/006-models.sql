-- Runs whose weights can be used, in the order they are listed.
CREATE INDEX runs_with_weights ON runs (shelf, live, number)
  WHERE best_epoch IS NOT NULL AND status IN ('finished', 'stopped');
