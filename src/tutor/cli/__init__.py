"""Arguments and exit codes; starts the faces."""
