package rules

var delRules = []*Rule{}
