package rules

var modRules = []*Rule{}
