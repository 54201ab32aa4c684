import Rules

for rule in Rule.allCases { print(rule.number) }
