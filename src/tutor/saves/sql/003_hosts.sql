-- What the hosts of one room tell each other. No progress is here: losing it costs a board some seconds.
CREATE TABLE tutor.host (
    room text NOT NULL,
    host text NOT NULL,              -- made anew at each start
    place integer NOT NULL,          -- hosts at unlike places give their learners unlike seat numbers
    boards integer NOT NULL,         -- open on it: while there are none in a room, nobody's presence is written
    since timestamptz NOT NULL,
    expires timestamptz NOT NULL,    -- a host that dies runs out, and with it all that it told
    PRIMARY KEY (room, host),
    UNIQUE (room, place)
);

-- What the board shows of one learner: never a letter, an answer, or a name without consent.
CREATE TABLE tutor.presence (
    room text NOT NULL,
    host text NOT NULL,
    seat integer NOT NULL,
    version bigint NOT NULL,         -- another one for each change
    line text NOT NULL,
    PRIMARY KEY (room, host, seat)
);

-- What a board asks of hosts: of one, or of all where `host` is empty.
CREATE TABLE tutor.request (
    room text NOT NULL,
    id text NOT NULL,
    host text NOT NULL,
    kind text NOT NULL,
    said text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (room, id)
);

ALTER TABLE tutor.host ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rooms ON tutor.host
    USING (room IN (SELECT h.room FROM tutor.room_host AS h WHERE h.role = CURRENT_USER));
ALTER TABLE tutor.presence ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rooms ON tutor.presence
    USING (room IN (SELECT h.room FROM tutor.room_host AS h WHERE h.role = CURRENT_USER));
ALTER TABLE tutor.request ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rooms ON tutor.request
    USING (room IN (SELECT h.room FROM tutor.room_host AS h WHERE h.role = CURRENT_USER));
