package rules

// conclude fills in what the citizen takes home: headline, validity, fees and
// deadlines.
func (e *run) conclude(out *Evaluation) {
}
