package calendar

// The two terms of a passport office: the legal one, in days, moved off a day of
// rest (L. 1185/1967 art. 8, c.c. art. 2963), and the working days that offices
// tell citizens. The day of filing is not counted in either (c.c. art. 2963).

// LegalDeadline is the last day of a term of so many days from filing. A term that
// ends on a Sunday or a national holiday ends on the next day that is neither. An
// unknown filing day has no deadline.
func LegalDeadline(filed Date, days int) Date { return afterRest(filed.AddDays(days)) }

// WorkingDays is the n-th working day after filing: Monday to Friday, no national
// holiday, not the patron's feast at the office's seat. It is the filing day, or
// the first working day after it, when n is 0.
func WorkingDays(filed Date, n int, patron Patron) Date {
	if filed.IsZero() {
		return Date{}
	}
	d := filed
	if n <= 0 && isWorkingDay(d, patron) {
		return d
	}
	for left := max(1, n); left > 0 && d.n < lastDay; {
		d = d.AddDays(1)
		if isWorkingDay(d, patron) {
			left--
		}
	}
	return d
}

// Pause is a stretch in which the clock of a case stands still, while another
// office is asked for its clearance.
type Pause struct {
	From Date // the clock stops at the end of this day; before filing, or unknown: on the day of filing
	To   Date // the clock runs on from the end of this day; unknown: it still stands
}

// LegalDeadlineAfter is LegalDeadline for a case whose clock stood still: what was
// left of the term on the day it stopped runs on from the day it was started again.
// It is the zero Date while the clock stands, and the deadline without the pause
// where that had passed before the clock stopped.
func LegalDeadlineAfter(filed Date, days int, p Pause) Date {
	from, to, running := p.around(filed)
	if !running || filed.IsZero() {
		return Date{}
	}
	if first := LegalDeadline(filed, days); from.After(first) {
		return first
	}
	left := max(0, days-filed.DaysUntil(from))
	return LegalDeadline(to, left)
}

// WorkingDaysAfter is WorkingDays for a case whose clock stood still, as
// LegalDeadlineAfter is LegalDeadline.
func WorkingDaysAfter(filed Date, n int, patron Patron, p Pause) Date {
	from, to, running := p.around(filed)
	if !running || filed.IsZero() {
		return Date{}
	}
	if first := WorkingDays(filed, n, patron); from.After(first) {
		return first
	}
	left := n
	for d := filed; d.Before(from); {
		d = d.AddDays(1)
		if isWorkingDay(d, patron) {
			left--
		}
	}
	return WorkingDays(to, max(0, left), patron)
}

// around puts the pause in order about a day of filing: from is not before it, to
// not before from; running says that the clock was started again.
func (p Pause) around(filed Date) (from, to Date, running bool) {
	from = p.From
	if from.Before(filed) {
		from = filed
	}
	to = p.To
	if to.Before(from) && !to.IsZero() {
		to = from
	}
	return from, to, !to.IsZero()
}

// afterRest is d, or the first day after it that is no Sunday and no holiday.
func afterRest(d Date) Date {
	for IsRestDay(d) && d.n < lastDay {
		d = d.AddDays(1)
	}
	return d
}
