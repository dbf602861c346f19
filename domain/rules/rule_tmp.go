package rules

var tmpRules = []*Rule{}
