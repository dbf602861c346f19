package rules

var urgRules = []*Rule{}
