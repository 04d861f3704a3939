-- A host's role sees the rooms it was admitted to, and no other: not their letters, not who is there.
CREATE TABLE tutor.room_host (
    role text NOT NULL,
    room text NOT NULL,
    PRIMARY KEY (role, room)
);
ALTER TABLE tutor.room_host ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rooms ON tutor.room_host USING (role = CURRENT_USER);

ALTER TABLE tutor.learner ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rooms ON tutor.learner
    USING (room IN (SELECT h.room FROM tutor.room_host AS h WHERE h.role = CURRENT_USER));
ALTER TABLE tutor.answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rooms ON tutor.answer
    USING (room IN (SELECT h.room FROM tutor.room_host AS h WHERE h.role = CURRENT_USER));
ALTER TABLE tutor.backup ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rooms ON tutor.backup
    USING (room IN (SELECT h.room FROM tutor.room_host AS h WHERE h.role = CURRENT_USER));
ALTER TABLE tutor.damaged ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rooms ON tutor.damaged
    USING (room IN (SELECT h.room FROM tutor.room_host AS h WHERE h.role = CURRENT_USER));
ALTER TABLE tutor.lease ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rooms ON tutor.lease
    USING (room IN (SELECT h.room FROM tutor.room_host AS h WHERE h.role = CURRENT_USER));
