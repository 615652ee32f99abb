-- Persons by address, their proofs, requests, restrictions and holds. `person_for` is how a module learns the person of
-- an address without reading any.

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
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO rights.address AS known (person_id, policy_version, address, known_since) VALUES (fresh, version, normalised, at)
  ON CONFLICT (address) DO UPDATE SET ended_at = NULL
  RETURNING known.person_id
$$;

CREATE TABLE rights.proof (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  address text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  purpose text NOT NULL CHECK (purpose IN ('open', 'access', 'erasure', 'objection', 'withdrawal')),
  language text NOT NULL,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX proof_issued_at ON rights.proof (issued_at);

CREATE TABLE rights.session (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  address text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  opened_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX session_opened_at ON rights.session (opened_at);

CREATE TABLE rights.request (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('access', 'rectification', 'erasure', 'restriction', 'objection', 'portability', 'withdrawal', 'other')),
  state text NOT NULL CHECK (state IN ('open', 'identity', 'closed')),
  source text NOT NULL CHECK (source IN ('page', 'mail', 'console', 'cli')),
  activity text,
  language text,
  reasons text,
  decision text,
  extension text,
  received_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  extended_at timestamptz,
  identity_asked_at timestamptz,
  closed_at timestamptz,
  PRIMARY KEY (person_id, id),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK ((state = 'identity') <= (identity_asked_at IS NOT NULL))
);
CREATE INDEX request_id ON rights.request (id);
CREATE INDEX request_closed_at ON rights.request (closed_at);
CREATE INDEX request_state ON rights.request (state, due_at);
CREATE INDEX request_due_at ON rights.request (due_at) WHERE closed_at IS NULL;

CREATE TABLE rights.transfer (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  recipient text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  offered_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id),
  FOREIGN KEY (person_id, request_id) REFERENCES rights.request (person_id, id) ON DELETE CASCADE
);
CREATE INDEX transfer_request ON rights.transfer (person_id, request_id);
CREATE INDEX transfer_expires_at ON rights.transfer (expires_at);

CREATE TABLE rights.restriction (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  request_id uuid,
  cause text NOT NULL CHECK (cause IN ('person', 'objection', 'accuracy')),
  activity text,
  placed_by text NOT NULL,
  since timestamptz NOT NULL,
  lift_told_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX restriction_ended_at ON rights.restriction (ended_at);
CREATE INDEX restriction_lift_told_at ON rights.restriction (lift_told_at) WHERE ended_at IS NULL;

CREATE TABLE rights.objection (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  activity text NOT NULL,
  reasons text,
  decision text,
  objected_at timestamptz NOT NULL,
  decided_at timestamptz,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX objection_decided_at ON rights.objection (decided_at);

CREATE TABLE rights.hold (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  law text NOT NULL,
  ground text NOT NULL CHECK (ground IN ('a', 'b', 'c', 'd', 'e')),
  activity text,
  reasons text,
  placed_by text NOT NULL,
  placed_at timestamptz NOT NULL,
  until timestamptz NOT NULL,
  ended_at timestamptz,
  erase_at_end boolean NOT NULL DEFAULT false,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX hold_ended_at ON rights.hold (ended_at);
CREATE INDEX hold_until ON rights.hold (until) WHERE ended_at IS NULL;

CREATE TABLE rights.consent (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  activity text NOT NULL,
  recipient text,
  decision text NOT NULL CHECK (decision IN ('granted', 'refused')),
  wording text NOT NULL,
  given_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX consent_ended_at ON rights.consent (ended_at);

CREATE FUNCTION rights.consent_stands(person uuid, receipt uuid, whom text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM rights.consent c WHERE c.person_id = person AND c.id = receipt
    AND c.recipient = whom AND c.decision = 'granted' AND c.ended_at IS NULL)
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

CREATE TABLE rights.erasure (
  number integer PRIMARY KEY,
  code_hash bytea NOT NULL UNIQUE,
  receipt jsonb NOT NULL,
  erased_at timestamptz NOT NULL
);
CREATE INDEX erasure_erased_at ON rights.erasure (erased_at);

CREATE TABLE rights.ledger (
  id smallint PRIMARY KEY CHECK (id = 1),
  number integer NOT NULL
);
INSERT INTO rights.ledger VALUES (1, 0);
