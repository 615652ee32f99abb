-- What retention removed: counts by table, for the console.

CREATE SCHEMA retention;

CREATE TABLE retention.removal (
  id uuid PRIMARY KEY,
  table_name text NOT NULL,
  activity text NOT NULL,
  removed integer NOT NULL,
  removed_at timestamptz NOT NULL
);
CREATE INDEX removal_removed_at ON retention.removal (removed_at);
