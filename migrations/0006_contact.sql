-- What people write to us and what we answer. Everything hangs on the conversation and goes with it.

CREATE SCHEMA contact;

CREATE TABLE contact.conversation (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  receipt_hash text,
  reference text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
  source text NOT NULL CHECK (source IN ('form', 'mail', 'phone')),
  language text NOT NULL,
  email text,
  name text,
  phone text,
  received_at timestamptz NOT NULL,
  answered_at timestamptz,
  closed_at timestamptz,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX conversation_id ON contact.conversation (id);
CREATE INDEX conversation_receipt ON contact.conversation (receipt_hash);
CREATE INDEX conversation_reference ON contact.conversation (reference);
CREATE INDEX conversation_state ON contact.conversation (state, last_at);
CREATE INDEX conversation_received_at ON contact.conversation (received_at);
CREATE INDEX conversation_answered_at ON contact.conversation (answered_at);
CREATE INDEX conversation_closed_at ON contact.conversation (closed_at);

CREATE TABLE contact.message (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  direction text NOT NULL CHECK (direction IN ('in', 'out')),
  via text NOT NULL CHECK (via IN ('form', 'page', 'mail', 'phone', 'console')),
  body text NOT NULL,
  written_at timestamptz NOT NULL,
  files_refused integer NOT NULL,
  mail_hash text,
  PRIMARY KEY (person_id, id),
  FOREIGN KEY (person_id, conversation_id) REFERENCES contact.conversation (person_id, id) ON DELETE CASCADE
);
CREATE INDEX message_conversation ON contact.message (person_id, conversation_id);
CREATE INDEX message_mail_hash ON contact.message (mail_hash);

CREATE TABLE contact.attachment (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  size integer NOT NULL,
  PRIMARY KEY (person_id, id),
  FOREIGN KEY (person_id, message_id) REFERENCES contact.message (person_id, id) ON DELETE CASCADE
);
CREATE INDEX attachment_message ON contact.attachment (person_id, message_id);

-- At most 256 KiB a row, so that reading a file never holds more than that at once.
CREATE TABLE contact.attachment_chunk (
  person_id uuid NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  policy_version text NOT NULL,
  attachment_id uuid NOT NULL,
  part integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (person_id, attachment_id, part),
  FOREIGN KEY (person_id, attachment_id) REFERENCES contact.attachment (person_id, id) ON DELETE CASCADE
);
