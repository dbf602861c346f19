package rules

var conRules = []*Rule{}
