package rules

var preRules = []*Rule{}
