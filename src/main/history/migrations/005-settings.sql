-- How this lab trains, in one row; NULL: as the lab chooses.
CREATE TABLE settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  slots INTEGER CHECK (slots BETWEEN 1 AND 64),
  threads INTEGER CHECK (threads BETWEEN 1 AND 256)
) STRICT;
INSERT INTO settings (id) VALUES (1);
