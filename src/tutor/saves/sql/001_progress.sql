-- Progress: one row per learner of a room, answers and backups beside. Plain SQL, with no types or functions
-- that PostgreSQL alone would have.
CREATE TABLE tutor.learner (
    room text NOT NULL,
    id text NOT NULL,
    number bigint NOT NULL,          -- one more at each save; a backup and its answers are found by it
    revision bigint NOT NULL,        -- the save's own; saving compares and swaps on it and on the seal
    seal text NOT NULL,              -- of document and answers: the same for the same content only
    document text NOT NULL,          -- the save as JSON, without its answers
    saved_at timestamptz,
    updated timestamptz NOT NULL,
    PRIMARY KEY (room, id)
);
CREATE INDEX learner_updated ON tutor.learner (room, updated);

-- An answer stands at its place from the save `since` up to, and not in, the save `until`.
CREATE TABLE tutor.answer (
    room text NOT NULL,
    learner text NOT NULL,
    place integer NOT NULL,
    since bigint NOT NULL,
    until bigint,
    body text NOT NULL,
    PRIMARY KEY (room, learner, place, since)
);
CREATE INDEX answer_ended ON tutor.answer (room, learner) WHERE until IS NOT NULL;

CREATE TABLE tutor.backup (
    room text NOT NULL,
    learner text NOT NULL,
    number bigint NOT NULL,
    revision bigint NOT NULL,
    saved_at timestamptz NOT NULL,
    document text NOT NULL,
    PRIMARY KEY (room, learner, number)
);

CREATE TABLE tutor.damaged (
    room text NOT NULL,
    learner text NOT NULL,
    digest text NOT NULL,
    content text NOT NULL,
    kept_at timestamptz NOT NULL,
    PRIMARY KEY (room, learner, digest)
);

-- Who sits where. A lease that is not renewed runs out; `process` and `machine` are for people and for
-- knowing at once that a process of one's own machine is dead.
CREATE TABLE tutor.lease (
    room text NOT NULL,
    learner text NOT NULL,
    holder text NOT NULL,
    process integer NOT NULL,
    machine text NOT NULL,
    since timestamptz NOT NULL,
    renewed timestamptz NOT NULL,
    expires timestamptz NOT NULL,
    PRIMARY KEY (room, learner)
);
