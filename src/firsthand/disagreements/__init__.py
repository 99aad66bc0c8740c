"""What cannot both hold, one module a kind."""
