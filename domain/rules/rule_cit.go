package rules

var citRules = []*Rule{}
