-- Persons by address. `person_for` is how a module learns the person of an address without reading any.

CREATE SCHEMA rights;

CREATE TABLE rights.address (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  address text NOT NULL UNIQUE,
  known_since timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (person_id, address)
);
CREATE INDEX address_ended_at ON rights.address (ended_at) WHERE ended_at IS NOT NULL;

CREATE FUNCTION rights.person_for(normalised text, fresh uuid, version text, at timestamptz) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  INSERT INTO rights.address AS known (person_id, policy_version, address, known_since) VALUES (fresh, version, normalised, at)
  ON CONFLICT (address) DO UPDATE SET ended_at = NULL
  RETURNING known.person_id
$$;

CREATE TABLE rights.consultation (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  reader text NOT NULL,
  reason text NOT NULL,
  consulted_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX consultation_consulted_at ON rights.consultation (consulted_at);
