-- Who works in the console, how they sign in, and what they did. Tokens are stored as keyed hashes only.

CREATE SCHEMA staff;

CREATE TABLE staff.member (
  staff_id uuid PRIMARY KEY,
  email text NOT NULL,
  name text NOT NULL,
  password_hash text,
  totp_secret bytea NOT NULL,
  totp_step integer NOT NULL,
  role text NOT NULL,
  language text,
  joined_at timestamptz NOT NULL,
  ended_at timestamptz
);
-- One address, one member; somebody who left may be invited anew.
CREATE UNIQUE INDEX member_email ON staff.member (email) WHERE ended_at IS NULL;
CREATE INDEX member_ended_at ON staff.member (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE staff.session (
  staff_id uuid NOT NULL REFERENCES staff.member ON DELETE CASCADE,
  id uuid NOT NULL,
  token_mac bytea NOT NULL UNIQUE,
  proven_at timestamptz,
  issued_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (staff_id, id)
);

CREATE TABLE staff.recovery_code (
  staff_id uuid NOT NULL REFERENCES staff.member ON DELETE CASCADE,
  code_mac bytea NOT NULL,
  PRIMARY KEY (staff_id, code_mac)
);

CREATE TABLE staff.link (
  staff_id uuid PRIMARY KEY,
  token_mac bytea NOT NULL UNIQUE,
  purpose text NOT NULL CHECK (purpose IN ('first', 'signUp', 'reset', 'secondFactor')),
  role text NOT NULL,
  email text,
  name text,
  password_hash text,
  totp_secret bytea NOT NULL,
  issued_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL
);
CREATE INDEX link_ends_at ON staff.link (ends_at);

-- Of the act, its author and its object nothing but ids.
CREATE TABLE staff.act (
  id uuid PRIMARY KEY,
  staff_id uuid,
  act text NOT NULL,
  subject_id uuid,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX act_recorded_at ON staff.act (recorded_at);
CREATE INDEX act_staff ON staff.act (staff_id, recorded_at);
