-- Ratings of answers (clause 10.8): counts by day. No row for a single click, so that no click has a time.

CREATE SCHEMA satisfaction;

CREATE TABLE satisfaction.daily (
  day date NOT NULL,
  rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 3),
  times integer NOT NULL CHECK (times > 0),
  PRIMARY KEY (day, rating)
);
