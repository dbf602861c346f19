package rules

var invRules = []*Rule{}
