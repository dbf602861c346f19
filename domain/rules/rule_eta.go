package rules

var etaRules = []*Rule{}
