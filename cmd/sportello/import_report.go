package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"civico/sportello/domain/desk"
)

func (p *program) reportImport(a *archive, s desk.ImportSummary, o importFlags) error {
	for _, w := range s.Warnings {
		fmt.Fprintln(p.err, "sportello: avviso: "+oneLine(w))
	}
	if s.Replaced {
		fmt.Fprintln(p.err, "sportello: avviso: per applicarlo lo stesso, --insisti")
	}
	if o.asJSON {
		counts := map[string]int{}
		for _, c := range desk.Classes() {
			counts[string(c)] = s.Counts[c]
		}
		file := ""
		if o.several {
			file = s.File
		}
		return p.writeJSON(struct {
			File   string         `json:"file,omitempty"` // where there are several
			Office string         `json:"office"`
			From   string         `json:"from"`
			To     string         `json:"to"`
			Counts map[string]int `json:"counts"`
		}{file, s.Office, s.From.String(), s.To.String(), counts})
	}
	var b strings.Builder
	done := "applicato"
	switch {
	case o.try:
		done = "prova, non è cambiato nulla"
	case s.Same:
		done = "già applicato prima, non è cambiato nulla"
	}
	fmt.Fprintf(&b, "%s · %s · %s · %s\n", s.File, a.profile.Name, desk.SpanWords(s.From, s.To), done)
	for _, c := range desk.Classes() {
		fmt.Fprintf(&b, "  %-14s %s\n", classWords[c], thousands(int64(s.Counts[c])))
	}
	return p.printf("%s", b.String())
}

// notTold is the error of a report that could not be written.
func (o importFlags) notTold(err error, s desk.ImportSummary) error {
	if o.try || s.Same {
		return err
	}
	return afterDone(err, "l'importazione di «"+s.File+"» è stata applicata e salvata")
}

var classWords = map[desk.Class]string{
	desk.ClassNew: "nuove", desk.ClassMoved: "spostate", desk.ClassChanged: "cambiate", desk.ClassUnchanged: "uguali",
	desk.ClassVanished: "tolte", desk.ClassConflict: "conflitti", desk.ClassDuplicate: "doppie", desk.ClassQuarantined: "in quarantena",
}

// amongOthers says of a file that failed which it is, and what became of those before
// and after it.
func (o importFlags) amongOthers(err error, file string, applied, after []string) error {
	if !o.several {
		return err
	}
	text, code := explain(err)
	text = strings.TrimSuffix(text, ".") + "."
	if !strings.Contains(text, filepath.Base(file)) {
		text = "«" + filepath.Base(file) + "»: " + text
	}
	if len(applied) > 0 {
		text = strings.TrimSuffix(text, " L'agenda non è cambiata.") // it is not true of all of them
		text += " Applicati prima e salvati: " + strings.Join(applied, ", ") + "."
	}
	if len(after) > 0 {
		text += " Non letti: " + strings.Join(after, ", ") + "."
	}
	return &desk.Sentence{Text: text, Usage: code == exitUsage, Cause: err}
}
