-- The lists of the console, by product and by state, the newest first.
CREATE INDEX licence_product_issued ON licensing.licence (product, issued_at DESC, id DESC);
CREATE INDEX licence_state_issued ON licensing.licence (state, issued_at DESC, id DESC);

-- What staff did to one thing, for the page of that thing: the log itself is read by the module of staff alone.
CREATE INDEX act_subject ON staff.act (subject_id, recorded_at);

CREATE FUNCTION staff.acts_on(subject uuid) RETURNS TABLE (act text, staff_id uuid, name text, recorded_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT entry.act, entry.staff_id, member.name, entry.recorded_at
  FROM staff.act AS entry LEFT JOIN staff.member AS member ON member.staff_id = entry.staff_id
  WHERE entry.subject_id = subject
  ORDER BY entry.recorded_at DESC, entry.id DESC
  LIMIT 100
$$;
