// Runner: sends requests over HTTP as a client does, compares what comes with what was expected, and reports.
