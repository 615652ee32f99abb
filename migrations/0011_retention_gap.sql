-- How long a removed day had outlived its period, which only happens while the program is down: the gap that is shown
-- beside the promise.

ALTER TABLE retention.removal ADD COLUMN late_seconds integer;
