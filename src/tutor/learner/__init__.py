"""What one learner did: the save file's model, and each change of it."""
