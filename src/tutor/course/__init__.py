"""What is taught: models of the course, its loading and its checking."""
