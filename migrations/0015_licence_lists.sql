-- The lists of the console, by product and by state, the newest first.
CREATE INDEX licence_product_issued ON licensing.licence (product, issued_at DESC, id DESC);
CREATE INDEX licence_state_issued ON licensing.licence (state, issued_at DESC, id DESC);
