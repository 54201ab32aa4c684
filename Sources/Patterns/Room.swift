// Patterns: whether a pattern that came from outside fits a text that did, for a bounded amount of work.
