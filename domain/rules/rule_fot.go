package rules

var fotRules = []*Rule{}
