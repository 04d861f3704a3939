"""One learner at work: the only door from a face to the rest."""
