-- Accounts of customers (clauses 7.2 and 10.1). Sessions hold neither address nor browser; tokens are keyed hashes.

CREATE SCHEMA account;

CREATE TABLE account.account (
  person_id uuid PRIMARY KEY,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  email text NOT NULL UNIQUE,
  password_hash text,
  language text NOT NULL,
  wording text NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE INDEX account_last_seen_at ON account.account (last_seen_at);
CREATE INDEX account_closed_at ON account.account (closed_at);

CREATE TABLE account.claim (
  person_id uuid NOT NULL REFERENCES account.account (person_id) ON DELETE CASCADE,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  licence_id uuid NOT NULL,
  claimed_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, licence_id)
);
CREATE INDEX claim_licence ON account.claim (licence_id);

CREATE TABLE account.preparation (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  email text NOT NULL,
  password_hash text NOT NULL,
  language text NOT NULL,
  wording text NOT NULL,
  licence_id uuid,
  token_hash bytea NOT NULL UNIQUE,
  issued_at timestamptz NOT NULL,
  mailed_at timestamptz,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX preparation_id ON account.preparation (id);
CREATE INDEX preparation_issued_at ON account.preparation (issued_at);
CREATE INDEX preparation_unmailed ON account.preparation (issued_at) WHERE mailed_at IS NULL;

CREATE TABLE account.link (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('reset', 'address', 'undo')),
  email text NOT NULL,
  other_person uuid,
  language text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  mailed boolean NOT NULL,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX link_id ON account.link (id);
CREATE INDEX link_other_person ON account.link (other_person);
CREATE INDEX link_issued_at ON account.link (issued_at);
CREATE INDEX link_unmailed ON account.link (issued_at) WHERE NOT mailed;

CREATE TABLE account.session (
  person_id uuid NOT NULL REFERENCES account.account (person_id) ON DELETE CASCADE,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  proven_at timestamptz,
  issued_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX session_issued_at ON account.session (issued_at);
CREATE INDEX session_seen_at ON account.session (seen_at);

CREATE TABLE account.totp (
  person_id uuid PRIMARY KEY REFERENCES account.account (person_id) ON DELETE CASCADE,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  secret bytea NOT NULL,
  step integer NOT NULL,
  proven_at timestamptz,
  closed_at timestamptz
);
CREATE INDEX totp_closed_at ON account.totp (closed_at);

CREATE TABLE account.recovery_code (
  person_id uuid NOT NULL REFERENCES account.account (person_id) ON DELETE CASCADE,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  code_hash bytea NOT NULL,
  PRIMARY KEY (person_id, code_hash)
);

CREATE TABLE account.passkey (
  person_id uuid NOT NULL REFERENCES account.account (person_id) ON DELETE CASCADE,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  name text,
  credential_id text NOT NULL UNIQUE,
  user_handle bytea NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  added_on date NOT NULL,
  used_on date,
  PRIMARY KEY (person_id, id)
);

CREATE TABLE account.challenge (
  challenge_hash bytea PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
CREATE INDEX challenge_expires_at ON account.challenge (expires_at);

-- Runs as the owner, so that an activation prepares an account without any right on the tables of accounts. Its link's hash
-- is random and belongs to no token until the task has made the mail.
CREATE FUNCTION account.prepare(person uuid, preparation uuid, version text, address text, password text, language text,
  wording text, licence uuid, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO account.preparation
    (person_id, policy_version, id, email, password_hash, language, wording, licence_id, token_hash, issued_at)
  VALUES (person, version, preparation, address, password, language, wording, licence,
    sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), at);
  SELECT jobs.enqueue('account.confirm', preparation, 0::smallint)
$$;
