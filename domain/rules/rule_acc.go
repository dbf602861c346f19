package rules

var accRules = []*Rule{}
