-- What the role {role} of a host may do; which rows, the policies say.
GRANT USAGE ON SCHEMA tutor TO {role};
GRANT SELECT ON tutor.schema_version, tutor.room_host TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON tutor.learner, tutor.answer, tutor.backup, tutor.damaged, tutor.lease,
    tutor.host, tutor.presence, tutor.request TO {role};
