// Contract: what travels: the operation table, the wire objects with their names in both contracts. Knows no rules,
// sockets or SQL.
