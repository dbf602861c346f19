package rules

var terRules = []*Rule{}
