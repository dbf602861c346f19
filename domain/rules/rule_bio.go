package rules

var bioRules = []*Rule{}
