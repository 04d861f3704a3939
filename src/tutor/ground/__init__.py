"""What every floor stands on; knows nothing of courses, learners or screens."""
