"""The research corpora: one reader and one scorer each; training and benchmarks build on them."""
