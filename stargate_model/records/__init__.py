"""Records: who takes part, what is built, what supplies it, what was promised, and what surrounds it."""
