package domain

// Tri is a fact that a clerk may not have looked at yet. The zero Tri is Unknown:
// a rule that needs it asks for it; No means that the clerk looked and it is not so.
type Tri uint8

const (
	Unknown Tri = iota
	Yes
	No
)

// IsKnown says that somebody looked.
func (t Tri) IsKnown() bool { return t != Unknown }

// String is "true", "false" or empty: the form of the case file and of events.
func (t Tri) String() string {
	switch t {
	case Yes:
		return "true"
	case No:
		return "false"
	}
	return ""
}
