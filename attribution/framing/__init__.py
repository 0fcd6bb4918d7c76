"""Framing: who is heard, in whose words, and what differs between outlets, with its uncertainty."""
