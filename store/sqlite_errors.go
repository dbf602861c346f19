package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"civico/sportello/domain/desk"
	"civico/sportello/store/seal"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrOfficeNeeded: a new archive needs the id of its office.
var ErrOfficeNeeded error = &desk.Sentence{
	Text:  "L'archivio è nuovo: indichi l'ufficio con --ufficio ID («sportello ufficio elenco» li elenca).",
	Usage: true,
}

// sentence turns a failure into what the clerk reads: what happened, what is
// safe, what to do. What already speaks to the clerk, and a caller's own
// cancellation, stay as they are.
func sentence(err error, path string) error {
	if err == nil || speaks(err) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var se *sqlite.Error
	if errors.As(err, &se) {
		return &desk.Sentence{Text: sqliteText(se.Code(), path), Cause: err}
	}
	text := fmt.Sprintf("L'archivio %s non risponde: quanto già salvato è al sicuro. Riprovi; se continua, esegua «sportello archivio verifica».", path)
	switch {
	case errors.Is(err, seal.ErrNoKeyFile):
		text = fmt.Sprintf("Manca il file della chiave: senza, l'archivio %s non si può leggere. Rimetta al suo posto il file della chiave.", path)
	case errors.Is(err, seal.ErrKeyFile), errors.Is(err, seal.ErrSealed):
		text = fmt.Sprintf("La chiave non apre l'archivio %s, o l'archivio è stato alterato: non è stato cambiato nulla. Esegua «sportello archivio verifica».", path)
	case errors.Is(err, fs.ErrPermission):
		text = fmt.Sprintf("Mancano i permessi su %s: non è stato cambiato nulla. Li chieda a chi amministra la macchina.", path)
	}
	return &desk.Sentence{Text: text, Cause: err}
}

// isBusy says that another program holds the file.
func isBusy(err error) bool {
	var se *sqlite.Error
	return errors.As(err, &se) && se.Code()&0xff == sqlite3.SQLITE_BUSY
}

// isNoDatabase says that a file is not one of SQLite's.
func isNoDatabase(err error) bool {
	var se *sqlite.Error
	return errors.As(err, &se) && se.Code()&0xff == sqlite3.SQLITE_NOTADB
}

// speaks says that an error is one of those the screens know.
func speaks(err error) bool {
	var said *desk.Sentence
	var stale *desk.Stale
	return errors.As(err, &said) || errors.As(err, &stale) || errors.Is(err, desk.ErrReadOnly) ||
		errors.Is(err, desk.ErrNotFound) || errors.Is(err, desk.ErrNothingToUndo)
}

func sqliteText(code int, path string) string {
	switch code & 0xff { // the rest is the extended code
	case sqlite3.SQLITE_FULL:
		return "Il disco è pieno: l'ultima modifica non è stata salvata, quelle prima sì. Liberi spazio e riprovi."
	case sqlite3.SQLITE_IOERR:
		return fmt.Sprintf("Il disco non scrive o non legge %s (pieno o guasto?): l'ultima modifica non è stata salvata, quelle prima sì. Controlli il disco e riprovi.", path)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "Un altro programma sta usando l'archivio da troppo tempo: la modifica non è stata salvata. Riprovi tra poco."
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return fmt.Sprintf("L'archivio %s è di sola lettura: non è stato cambiato nulla. Chieda i permessi di scrittura.", path)
	case sqlite3.SQLITE_CANTOPEN:
		return fmt.Sprintf("L'archivio %s non si apre: controlli che la cartella esista e che si possa scrivere.", path)
	case sqlite3.SQLITE_NOTADB:
		return foreign(path).Error()
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Sprintf("L'archivio %s è rovinato: non lo usi oltre. Ripristini l'ultima copia con «sportello archivio ripristina FILE».", path)
	}
	return fmt.Sprintf("L'archivio %s ha rifiutato la modifica: quanto già salvato è al sicuro. Esegua «sportello archivio verifica».", path)
}
