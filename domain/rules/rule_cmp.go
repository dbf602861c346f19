package rules

var cmpRules = []*Rule{}
