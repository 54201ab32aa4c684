// Traffic: an exchange as a value and the line that is logged of it. Knows no socket, no SQL and no arbetsorder.
