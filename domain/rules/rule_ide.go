package rules

var ideRules = []*Rule{}
