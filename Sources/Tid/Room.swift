// Tid: dates, times of day and instants, and Swedish local time. A leaf; it never asks what time it is.
