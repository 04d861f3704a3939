"""Many learners over SSH: the door, rooms and identities, and a process for each learner."""
