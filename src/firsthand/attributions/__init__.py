"""Source, cue, content: who is said to have said what, one module a way of finding it."""
