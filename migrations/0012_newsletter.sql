-- The newsletter: who asked for it, who gets it, what was sent to whom, and how fast mail may leave.

CREATE SCHEMA newsletter;

CREATE TABLE newsletter.sign_up (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  subscriber_id uuid NOT NULL,
  email text NOT NULL,
  language text NOT NULL,
  wording text NOT NULL,
  source_page text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  mail_hash bytea,
  signed_up_at timestamptz NOT NULL,
  mailed_at timestamptz,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX sign_up_id ON newsletter.sign_up (id);
CREATE INDEX sign_up_subscriber ON newsletter.sign_up (subscriber_id);
CREATE INDEX sign_up_signed_up_at ON newsletter.sign_up (signed_up_at);
CREATE INDEX sign_up_unmailed ON newsletter.sign_up (signed_up_at) WHERE mailed_at IS NULL;

CREATE TABLE newsletter.subscriber (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL UNIQUE,
  email text NOT NULL,
  language text,
  topics text[],
  proof text NOT NULL CHECK (proof IN ('confirmed', 'imported')),
  wording text NOT NULL,
  source_page text NOT NULL,
  mail_hash bytea,
  signed_up_at timestamptz NOT NULL,
  confirmed_at timestamptz NOT NULL,
  left_at timestamptz,
  left_by text CHECK (left_by IN ('link', 'mail', 'page', 'bounce', 'complaint', 'staff')),
  PRIMARY KEY (person_id),
  CHECK ((left_at IS NULL) = (left_by IS NULL))
);
CREATE INDEX subscriber_email ON newsletter.subscriber (email);
CREATE INDEX subscriber_confirmed ON newsletter.subscriber (confirmed_at DESC, id DESC);
CREATE INDEX subscriber_left_at ON newsletter.subscriber (left_at);

CREATE TABLE newsletter.measuring (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  agreed_at timestamptz NOT NULL,
  PRIMARY KEY (person_id),
  FOREIGN KEY (person_id) REFERENCES newsletter.subscriber (person_id) ON DELETE CASCADE
);

CREATE TABLE newsletter.measured (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  campaign_id uuid NOT NULL,
  opens integer NOT NULL DEFAULT 0,
  clicks integer NOT NULL DEFAULT 0,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, campaign_id),
  -- A count that meets a withdrawal at the same moment goes with the consent, whichever was first.
  FOREIGN KEY (person_id) REFERENCES newsletter.measuring (person_id) ON DELETE CASCADE
);
CREATE INDEX measured_recorded_at ON newsletter.measured (recorded_at);

-- While somebody subscribes, the hash waits with them; when they are gone its time begins.
CREATE TABLE newsletter.suppression (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  address_hash bytea NOT NULL UNIQUE,
  left_at timestamptz,
  PRIMARY KEY (person_id, address_hash)
);
CREATE INDEX suppression_left_at ON newsletter.suppression (left_at);

CREATE TABLE newsletter.manage_link (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  language text NOT NULL,
  mailed boolean NOT NULL,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX manage_link_id ON newsletter.manage_link (id);
CREATE INDEX manage_link_issued_at ON newsletter.manage_link (issued_at);

CREATE TABLE newsletter.campaign (
  id uuid PRIMARY KEY,
  number integer NOT NULL UNIQUE,
  title text NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'scheduled', 'late', 'preparing', 'sending', 'paused', 'sent', 'cancelled')),
  topics text[] NOT NULL,
  archived boolean NOT NULL,
  revision integer NOT NULL,
  pause_reason text,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  scheduled_at timestamptz,
  frozen_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX campaign_state ON newsletter.campaign (state);
CREATE INDEX campaign_created_at ON newsletter.campaign (created_at DESC);

-- One row: the latest number, so that none is given twice, also after its campaign is deleted.
CREATE TABLE newsletter.campaign_number (
  id smallint PRIMARY KEY CHECK (id = 1),
  latest integer NOT NULL
);

CREATE TABLE newsletter.campaign_text (
  campaign_id uuid NOT NULL REFERENCES newsletter.campaign (id) ON DELETE CASCADE,
  language text NOT NULL,
  subject text NOT NULL,
  preheader text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (campaign_id, language)
);

CREATE TABLE newsletter.campaign_count (
  campaign_id uuid NOT NULL REFERENCES newsletter.campaign (id) ON DELETE CASCADE,
  what text NOT NULL,
  number integer NOT NULL,
  PRIMARY KEY (campaign_id, what)
);

CREATE TABLE newsletter.link (
  campaign_id uuid NOT NULL REFERENCES newsletter.campaign (id) ON DELETE CASCADE,
  number integer NOT NULL,
  url text NOT NULL,
  clicks integer NOT NULL DEFAULT 0,
  PRIMARY KEY (campaign_id, number)
);

CREATE TABLE newsletter.image (
  id uuid PRIMARY KEY,
  campaign_id uuid NOT NULL REFERENCES newsletter.campaign (id) ON DELETE CASCADE,
  name text NOT NULL,
  type text NOT NULL,
  size integer NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  content bytea NOT NULL,
  uploaded_at timestamptz NOT NULL
);
CREATE INDEX image_campaign ON newsletter.image (campaign_id);

-- One row for each recipient of a campaign. Its pages keep room, for each row is written three times.
CREATE TABLE newsletter.delivery (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  campaign_id uuid NOT NULL,
  number integer NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'refused', 'failed', 'unknown', 'excluded')),
  attempts smallint NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  reply_code text,
  reason text,
  sender integer,
  noted_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, campaign_id)
);
CREATE INDEX delivery_queued ON newsletter.delivery (campaign_id, number) WHERE state = 'queued';
CREATE INDEX delivery_sending ON newsletter.delivery (campaign_id, sender) WHERE state = 'sending';
CREATE INDEX delivery_trouble ON newsletter.delivery (campaign_id, number) WHERE state IN ('refused', 'failed', 'unknown', 'excluded');
CREATE INDEX delivery_noted_at ON newsletter.delivery (noted_at);
CREATE INDEX delivery_campaign ON newsletter.delivery (campaign_id);

CREATE TABLE newsletter.bounce (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  campaign_id uuid,
  kind text NOT NULL CHECK (kind IN ('hard', 'soft', 'complaint')),
  email text,
  status text,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX bounce_recorded_at ON newsletter.bounce (recorded_at);
CREATE INDEX bounce_campaign ON newsletter.bounce (campaign_id);

-- How the reader of a mail leaves the list that it belongs to.
ALTER TABLE mail.outbox ADD COLUMN list_unsubscribe text;

CREATE FUNCTION rights.end_consent(person uuid, what text, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE rights.consent SET ended_at = at WHERE person_id = person AND activity = what AND ended_at IS NULL
$$;

CREATE TABLE mail.pace (
  name text PRIMARY KEY,
  per_minute integer NOT NULL CHECK (per_minute > 0),
  credit bigint NOT NULL,
  credited_at timestamptz NOT NULL
);

-- A token bucket that holds what may leave in one second, at least one mail. What goes in any case is owed.
CREATE FUNCTION mail.take_pace(which text, wanted integer, urgent integer, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  bucket mail.pace;
  filled bigint;
  granted integer;
BEGIN
  SELECT * INTO bucket FROM mail.pace WHERE name = which FOR UPDATE;
  IF NOT FOUND THEN RETURN wanted; END IF;
  filled := least(greatest(1000, bucket.per_minute * 1000 / 60),
    bucket.credit + greatest(0, extract(epoch FROM at - bucket.credited_at) * bucket.per_minute * 1000 / 60)::bigint);
  granted := greatest(urgent, least(wanted, floor(filled / 1000.0)::integer), 0);
  UPDATE mail.pace SET credit = filled - granted * 1000, credited_at = at WHERE name = which;
  RETURN granted;
END
$$;

CREATE FUNCTION mail.set_pace(which text, mails integer, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM mail.pace WHERE name = which AND mails IS NULL;
  INSERT INTO mail.pace AS known (name, per_minute, credit, credited_at) SELECT which, mails, 0, at WHERE mails IS NOT NULL
  ON CONFLICT (name) DO UPDATE SET per_minute = excluded.per_minute, credit = least(known.credit, 0)
$$;

CREATE FUNCTION mail.paces() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_object_agg(name, per_minute), '{}') FROM mail.pace
$$;

-- Runs as the owner, since whoever paused the use of their data may leave as well (row-level security hides them from the module).
-- Ends the subscription, forgets what was measured and what waits, and lets the time of the hash begin. Returns the person.
CREATE FUNCTION newsletter.leave(whom uuid, hash bytea, fresh uuid, version text, how text, at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  person uuid;
  latest uuid;
BEGIN
  UPDATE newsletter.subscriber SET left_at = at, left_by = how WHERE id = whom AND left_at IS NULL RETURNING person_id INTO person;
  DELETE FROM newsletter.sign_up WHERE subscriber_id = whom;
  INSERT INTO newsletter.suppression AS known (person_id, policy_version, address_hash, left_at)
  VALUES (coalesce(person, fresh), version, hash, at)
  ON CONFLICT (address_hash) DO UPDATE SET left_at = coalesce(known.left_at, excluded.left_at);
  IF person IS NULL THEN RETURN NULL; END IF;
  DELETE FROM newsletter.measuring WHERE person_id = person;
  DELETE FROM newsletter.measured WHERE person_id = person;
  SELECT campaign_id INTO latest FROM newsletter.delivery WHERE person_id = person AND state = 'sent' ORDER BY noted_at DESC LIMIT 1;
  IF latest IS NOT NULL THEN
    INSERT INTO newsletter.campaign_count AS known (campaign_id, what, number) VALUES (latest, 'left.' || how, 1)
    ON CONFLICT (campaign_id, what) DO UPDATE SET number = known.number + 1;
  END IF;
  RETURN person;
END
$$;

-- Test mails go to whoever asks for one, and to nobody else.
CREATE FUNCTION staff.address_of(who uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT email FROM staff.member WHERE staff_id = who AND ended_at IS NULL
$$;
