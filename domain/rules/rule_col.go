package rules

var colRules = []*Rule{}
