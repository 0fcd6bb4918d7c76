"""What names, offices and places look like."""
