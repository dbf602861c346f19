package rules

var lasRules = []*Rule{}
