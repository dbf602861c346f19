package rules

var genRules = []*Rule{}
