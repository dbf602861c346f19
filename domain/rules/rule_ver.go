package rules

var verRules = []*Rule{}
