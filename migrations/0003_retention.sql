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

-- Restricted rows are hidden from the retention role, which is why they stay; the forecast counts them apart. Runs as
-- the owner, tells a number only, and reads nothing but the owner's own tables.
CREATE FUNCTION retention.restricted_rows(table_name text) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found bigint;
BEGIN
  EXECUTE format('SELECT count(*) FROM %s WHERE restricted', table_name::regclass) INTO found;
  RETURN found;
END
$$;
