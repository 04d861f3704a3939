-- Admits the role {role} to a room: what a host needs, and no more. It makes no tables and deletes no room.
GRANT USAGE ON SCHEMA tutor TO {role};
GRANT SELECT ON tutor.schema_version, tutor.room_host TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON tutor.learner, tutor.answer, tutor.backup, tutor.damaged, tutor.lease
    TO {role};
INSERT INTO tutor.room_host (role, room) VALUES ({name}, {room}) ON CONFLICT (role, room) DO NOTHING;
