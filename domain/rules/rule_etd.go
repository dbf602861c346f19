package rules

var etdRules = []*Rule{}
