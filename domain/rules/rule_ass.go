package rules

var assRules = []*Rule{}
