"""How the shell is spoken to: arguments, messages, what is printed."""
