package rules

// registerRules are REV-1 and RIN-1: events on a booklet, not findings on a case.
var registerRules = []*Rule{}
