"""What a good tutor knows, as pure functions over progress and course: no files, no clock."""
