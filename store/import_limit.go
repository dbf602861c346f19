package store

import (
	"cmp"
	"fmt"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// maxAside is how many rows of a file may go to the quarantine: more than any clerk
// corrects, few enough to be held.
const maxAside = 20_000

// asideLimit counts the rows of a file that are to be set aside. Rows of another
// office count once all are read: a file of nothing else is refused as theirs.
type asideLimit struct {
	file  string
	rows  int
	first string // one of them, and what is wrong with it
}

// add counts a row; an error says that it is one too many.
func (l *asideLimit) add(line int, reason string) error {
	if l.first == "" {
		l.first = fmt.Sprintf("riga %d: %s", line, reason)
	}
	if l.rows++; l.rows <= maxAside {
		return nil
	}
	return &desk.Sentence{Text: fmt.Sprintf("«%s» ha più di 20.000 righe che non si leggono o hanno il codice di un'altra (%s): "+
		"forse non è un'esportazione dell'agenda, o va corretto dove è nato. L'agenda non è cambiata.", l.file, l.first), Usage: true}
}

// tooManyAliens refuses a file most of which is not this office's.
func (p *importPlan) tooManyAliens() error {
	if p.report.Rows-p.report.Good <= maxAside {
		return nil
	}
	return &desk.Sentence{Text: fmt.Sprintf("«%s» ha più di 20.000 righe di altri uffici o che non si leggono: serve l'esportazione di questo ufficio. "+
		"Se quelle righe vanno prese lo stesso lo dica chi importa (--altro-ufficio). L'agenda non è cambiata.", p.summary.File), Usage: true}
}

// limit counts on from the rows that the reader has refused.
func (p *importPlan) limit() asideLimit {
	limit := p.aside
	limit.rows = p.report.Rows - p.report.Good
	return limit
}

// limitRepeats passes rows on, in the order of their codes, until too many would be set
// aside for a code that others have: all rows of a code are held at once.
func (p *importPlan) limitRepeats(lines agenda.Lines) agenda.Lines {
	limit := p.limit()
	var first agenda.Line // of the code at hand
	repeated := false
	return func() (*agenda.Line, error) {
		line, err := lines()
		if err != nil || line == nil {
			return line, err
		}
		if line.Code != first.Code {
			first, repeated = *line, false
			return line, nil
		}
		var reached error
		if !repeated {
			reached = limit.repeats(&first)
		}
		repeated = true
		return line, cmp.Or(reached, limit.repeats(line))
	}
}

// repeats counts a row whose code others have, if it was not set aside before.
func (l *asideLimit) repeats(line *agenda.Line) error {
	if line.Unreadable {
		return nil
	}
	return l.add(line.Number, repeatedCode)
}
