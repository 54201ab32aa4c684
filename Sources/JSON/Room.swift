// JSON: values, a strict parser with positions, and a byte writer. Knows no noun.
