-- Licences, their seats, and what people gave while installing, by purpose (clause 7).

CREATE SCHEMA licensing;

CREATE TABLE licensing.licence (
  id uuid PRIMARY KEY,
  prefix text NOT NULL,
  key_hash bytea NOT NULL UNIQUE,
  product text NOT NULL,
  edition text NOT NULL,
  seats integer NOT NULL CHECK (seats > 0),
  ends_on date,
  term_months smallint CHECK (term_months > 0),
  grace_days smallint NOT NULL CHECK (grace_days BETWEEN 0 AND 63),
  entitlements text[] NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'suspended', 'revoked', 'replaced')),
  state_reason text,
  replaced_by uuid REFERENCES licensing.licence (id),
  sold_on date,
  sold_at text,
  reference text UNIQUE,
  source text NOT NULL CHECK (source IN ('staff', 'shop', 'import')),
  issued_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CHECK ((state = 'replaced') = (replaced_by IS NOT NULL))
);
CREATE INDEX licence_prefix ON licensing.licence (prefix);
CREATE INDEX licence_issued ON licensing.licence (issued_at DESC, id DESC);

CREATE TABLE licensing.seat (
  id uuid PRIMARY KEY,
  licence_id uuid NOT NULL REFERENCES licensing.licence (id),
  machine bytea NOT NULL CHECK (length(machine) = 8),
  nonce bytea NOT NULL CHECK (length(nonce) = 5),
  product text NOT NULL,
  version text,
  edition text NOT NULL,
  manner text NOT NULL CHECK (manner IN ('online', 'manual')),
  key_id smallint NOT NULL,
  issued_on date NOT NULL,
  ends_on date,
  grace_days smallint NOT NULL,
  entitlements text[] NOT NULL,
  consent bytea,
  signature bytea NOT NULL,
  activated_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by text CHECK (ended_by IN ('machine', 'code', 'account', 'staff', 'licence')),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
-- A machine has one seat of a licence at a time.
CREATE UNIQUE INDEX seat_machine ON licensing.seat (licence_id, machine) WHERE ended_at IS NULL;
CREATE INDEX seat_licence ON licensing.seat (licence_id);
CREATE INDEX seat_ended_at ON licensing.seat (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX seat_activated_at ON licensing.seat (activated_at);

CREATE TABLE licensing.used_nonce (
  seat_id uuid NOT NULL REFERENCES licensing.seat (id) ON DELETE CASCADE,
  licence_id uuid NOT NULL,
  nonce bytea NOT NULL,
  PRIMARY KEY (licence_id, nonce)
);
CREATE INDEX used_nonce_seat ON licensing.used_nonce (seat_id);

CREATE TABLE licensing.verification (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  seat_id uuid NOT NULL,
  purchase_date text,
  purchase_place text,
  sale_check text CHECK (sale_check IN ('matches', 'differs', 'noRecord')),
  wording text NOT NULL,
  activated_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX verification_seat ON licensing.verification (seat_id);
CREATE INDEX verification_activated_at ON licensing.verification (activated_at);

CREATE TABLE licensing.address (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  seat_id uuid NOT NULL,
  ip_address text NOT NULL,
  activated_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX address_seat ON licensing.address (seat_id);
CREATE INDEX address_activated_at ON licensing.address (activated_at);

CREATE TABLE licensing.contact (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  seat_id uuid NOT NULL,
  user_name text,
  first_name text,
  surname text,
  email text,
  wording text NOT NULL,
  activated_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX contact_seat ON licensing.contact (seat_id);
CREATE INDEX contact_email ON licensing.contact (email);
CREATE INDEX contact_activated_at ON licensing.contact (activated_at);

CREATE TABLE licensing.network (
  licence_id uuid NOT NULL REFERENCES licensing.licence (id),
  day date NOT NULL,
  network_hash bytea NOT NULL,
  activated_at timestamptz NOT NULL,
  PRIMARY KEY (licence_id, day, network_hash)
);
CREATE INDEX network_activated_at ON licensing.network (activated_at);

CREATE TABLE licensing.replay (
  key_hash bytea PRIMARY KEY,
  body_hash bytea NOT NULL,
  status smallint NOT NULL,
  answer text NOT NULL,
  given_at timestamptz NOT NULL
);
CREATE INDEX replay_given_at ON licensing.replay (given_at);

CREATE TABLE licensing.daily (
  day date NOT NULL,
  product text NOT NULL,
  version text NOT NULL,
  manner text NOT NULL,
  times integer NOT NULL,
  PRIMARY KEY (day, product, version, manner)
);

CREATE TABLE licensing.review (
  id uuid PRIMARY KEY,
  licence_id uuid NOT NULL REFERENCES licensing.licence (id),
  signal text NOT NULL CHECK (signal IN ('machines', 'networks', 'overlap')),
  counted integer NOT NULL,
  allowed integer NOT NULL,
  since date NOT NULL,
  raised_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'cleared', 'blocked', 'lifted')),
  waiting_since timestamptz,
  decided_at timestamptz,
  CHECK ((state = 'open') = (decided_at IS NULL)),
  CHECK (state <> 'open' OR waiting_since IS NOT NULL)
);
CREATE UNIQUE INDEX review_open ON licensing.review (licence_id, signal) WHERE state = 'open';
CREATE INDEX review_licence ON licensing.review (licence_id, signal);
CREATE INDEX review_waiting ON licensing.review (waiting_since DESC, id DESC) WHERE waiting_since IS NOT NULL;
CREATE INDEX review_decided_at ON licensing.review (decided_at DESC, id DESC);

CREATE TABLE licensing.review_decision (
  review_id uuid NOT NULL REFERENCES licensing.review (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  decision text NOT NULL CHECK (decision IN ('cleared', 'blocked', 'upheld', 'lifted')),
  reason text NOT NULL,
  told integer NOT NULL CHECK (told >= 0),
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (review_id, id)
);

-- Whom a decision was told to, and what they answered. It is no child of the review: what is restricted outlives that.
CREATE TABLE licensing.review_notice (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  review_id uuid NOT NULL,
  language text NOT NULL,
  token_hash bytea UNIQUE,
  message text,
  told_at timestamptz NOT NULL,
  answered_at timestamptz,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX review_notice_review ON licensing.review_notice (review_id);
CREATE INDEX review_notice_decided_at ON licensing.review_notice (decided_at);

-- What lets another system of the vendor's in, such as a shop.
CREATE TABLE staff.api_token (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  token_mac bytea NOT NULL UNIQUE,
  issued_at timestamptz NOT NULL,
  used_on date
);
