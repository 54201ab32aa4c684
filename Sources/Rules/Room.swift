// Rules: the register of rules, notes and refusals. A leaf that every room may use, so that a refusal can say which
// rule it follows from.
