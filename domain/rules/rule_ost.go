package rules

var ostRules = []*Rule{}
