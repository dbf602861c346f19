package rules

var resRules = []*Rule{}
