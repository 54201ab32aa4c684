import Rules

print(Rule.allCases.count)
