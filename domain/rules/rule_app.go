package rules

var appRules = []*Rule{}
