package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"strings"
	"syscall"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/store/guard"
)

const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// usage is bad input: a sentence with place and reason, exit 2.
func usage(format string, args ...any) error {
	return &desk.Sentence{Text: fmt.Sprintf(format, args...), Usage: true}
}

// failed is an operation that did not work: what happened, what is safe, what to
// do; exit 1.
func failed(cause error, format string, args ...any) error {
	return &desk.Sentence{Text: fmt.Sprintf(format, args...), Cause: cause}
}

// report prints an error as one sentence and chooses the exit code.
func (p *program) report(err error) int {
	if err == nil {
		return exitDone
	}
	text, code := explain(err)
	fmt.Fprintln(p.err, "sportello: "+oneLine(text))
	return code
}

func explain(err error) (string, int) {
	var s *desk.Sentence
	var f *guard.Fault
	var out *outputError
	switch {
	case errors.As(err, &f):
		return "il programma si è fermato per un suo errore (" + f.Place + "); i dati già salvati sono al sicuro: riaprirlo e, se succede ancora, " +
			"segnalare questo punto", exitFailed
	case errors.As(err, &s):
		if s.Usage {
			return s.Text, exitUsage
		}
		return s.Text, exitFailed
	case errors.As(err, &out):
		return out.sentence(), exitFailed
	case errors.Is(err, context.Canceled):
		return "interrotto: quello che non era ancora salvato non è cambiato", exitFailed
	case errors.Is(err, desk.ErrNotFound), errors.Is(err, desk.ErrReadOnly):
		return err.Error(), exitFailed
	case errors.Is(err, syscall.ENOSPC):
		return "il disco è pieno: nulla è stato cambiato; liberare spazio e riprovare", exitFailed
	}
	return "operazione non riuscita: " + err.Error() + "; i dati già salvati sono al sicuro", exitFailed
}

// oneLine keeps what a file or an argument says from moving the cursor.
func oneLine(s string) string {
	clean, _ := text.Clean(s)
	return strings.TrimSpace(clean)
}

// crashed ends a run that met a defect of the program.
func (p *program) crashed(any) int { return p.report(&guard.Fault{Place: guard.Place(debug.Stack())}) }

// openReason says in Italian why a file could not be opened or written.
func openReason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "non esiste"
	case errors.Is(err, fs.ErrPermission):
		return "permesso negato"
	case errors.Is(err, fs.ErrExist):
		return "esiste già"
	case errors.Is(err, syscall.EISDIR):
		return "è una cartella"
	case errors.Is(err, syscall.ENOTDIR):
		return "una parte del percorso non è una cartella"
	case errors.Is(err, syscall.ENOSPC):
		return "il disco è pieno"
	case errors.Is(err, syscall.EROFS):
		return "il disco è in sola lettura"
	}
	return "errore di lettura o scrittura"
}
