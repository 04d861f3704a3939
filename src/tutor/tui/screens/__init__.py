"""One screen a row of the way through; each has its stylesheet beside it."""
