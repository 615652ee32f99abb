-- The program's own bookkeeping, the queue's door, the outbox and the register of disclosures.
-- Schemas are owned by the deployment's owner role, which runs this; grants and row-level security are compiled.

CREATE SCHEMA platform;

CREATE TABLE platform.migration (
  name text PRIMARY KEY,
  hash text NOT NULL,
  ran_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE platform.setting (
  name text PRIMARY KEY,
  value text NOT NULL
);

CREATE TABLE platform.policy_version (
  hash text PRIMARY KEY,
  version text NOT NULL,
  document jsonb NOT NULL,
  accepted_at timestamptz NOT NULL,
  number smallint NOT NULL UNIQUE
);

CREATE SCHEMA jobs;

CREATE TABLE jobs.run (
  task text PRIMARY KEY,
  last_run_at timestamptz NOT NULL,
  outcome text NOT NULL
);

-- Runs as the owner, so that a module can queue a task without any right on the worker's tables.
CREATE FUNCTION jobs.enqueue(task text, id uuid, priority smallint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, graphile_worker, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, json_build_object('id', id), priority => priority::integer);
END
$$;

CREATE SCHEMA mail;

CREATE TABLE mail.outbox (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  recipient text NOT NULL,
  sender text NOT NULL,
  reply_to text,
  subject text NOT NULL,
  body_text text NOT NULL,
  body_html text NOT NULL,
  kind text NOT NULL,
  message_id text NOT NULL,
  in_reply_to text,
  priority smallint NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'refused', 'unknown')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  reply_code text,
  holds_token boolean NOT NULL,
  queued_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX outbox_id ON mail.outbox (id);
CREATE INDEX outbox_waiting ON mail.outbox (next_attempt_at) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_urgent ON mail.outbox (priority, next_attempt_at) WHERE state = 'queued';
CREATE INDEX outbox_queued_at ON mail.outbox (queued_at);
CREATE INDEX outbox_sent_at ON mail.outbox (sent_at);

CREATE TABLE mail.unrouted (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  recipient text NOT NULL,
  sender text,
  raw bytea NOT NULL,
  received_at timestamptz NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX unrouted_id ON mail.unrouted (id);
CREATE INDEX unrouted_received_at ON mail.unrouted (received_at);

-- Runs as the owner, so that whoever deletes a conversation takes its mails with it without reading any.
CREATE FUNCTION mail.forget(person uuid, conversation text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM mail.outbox WHERE person_id = person AND reply_to = conversation
$$;

CREATE SCHEMA disclosure;

CREATE TABLE disclosure.entry (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  activity text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('self', 'processor', 'third-party', 'designated-by-person', 'authority')),
  recipient text NOT NULL,
  ground text NOT NULL,
  evidence text,
  law text,
  agreed_by text[] NOT NULL,
  disclosed_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX entry_disclosed_at ON disclosure.entry (disclosed_at);
CREATE INDEX entry_activity ON disclosure.entry (activity) WHERE kind = 'third-party';
