-- The access log by UTC day, and the anonymous counts made of it. No row here can be joined to a person.

CREATE SCHEMA accesslog;

CREATE TABLE accesslog.line (
  "time" timestamptz NOT NULL,
  ip_address text,
  search_phrase text,
  browser text,
  browser_major integer,
  system text,
  system_major text,
  language text,
  provider text,
  robot text,
  method text,
  route text,
  status smallint,
  duration_ms integer,
  bytes bigint,
  visit_id uuid,
  page text,
  link text,
  seen_ms integer
) PARTITION BY RANGE ("time");
CREATE INDEX line_time ON accesslog.line ("time");
CREATE INDEX line_visit ON accesslog.line (visit_id) WHERE visit_id IS NOT NULL;

-- Rows are counted up many times before they rest: room on the page lets PostgreSQL do that in place (HOT).
CREATE TABLE accesslog.hourly (
  day date NOT NULL,
  hour smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
  robots boolean NOT NULL,
  requests integer NOT NULL,
  views integer NOT NULL,
  visits integer NOT NULL,
  sources smallint NOT NULL,
  PRIMARY KEY (day, hour, robots)
) WITH (fillfactor = 50);

CREATE TABLE accesslog.daily (
  day date NOT NULL,
  dimension text NOT NULL,
  key text NOT NULL,
  robots boolean NOT NULL,
  requests integer NOT NULL,
  views integer NOT NULL,
  visits integer NOT NULL,
  seen_ms bigint NOT NULL,
  seen_times integer[] NOT NULL,
  sources smallint NOT NULL,
  PRIMARY KEY (day, dimension, key, robots)
) WITH (fillfactor = 50);

CREATE TABLE accesslog.block (
  address text PRIMARY KEY,
  blocked_at timestamptz NOT NULL,
  until timestamptz NOT NULL
);
CREATE INDEX block_blocked_at ON accesslog.block (blocked_at);
