"""The full-screen face: asks and shows, and decides nothing."""
