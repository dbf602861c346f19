package desk

func placeName(code string) string                           { return code }
func stateNames(codes string) string                         { return codes }
func parsePlace(typed string) (string, error)                { return typed, nil }
func parseStates(typed string, several bool) (string, error) { return typed, nil }
