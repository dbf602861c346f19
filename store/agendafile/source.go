// Package agendafile reads exports of the online agenda, in every form that
// offices get. Text is cleaned at this border: nothing that comes out of here can
// move a cursor or hide. Every bound that a file breaks is a sentence for the
// clerk, and nothing is ever held whole in memory.
//
// To read one more header word, add it to headers; one more date form belongs to
// domain/calendar; another kind of file gets a reader beside csv.go that feeds
// rows to the same builder.
package agendafile

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/store/held"
)

// The bounds of a file.
const (
	MaxSize    = 256 << 20 // bytes
	MaxRows    = 1_000_000
	MaxField   = 64 << 10 // bytes of UTF-8
	MaxColumns = 200
	maxRow     = 1 << 20 // bytes
)

// File is an export that was looked at once: its bytes, its encoding, its hash.
type File struct {
	Name     string // base name
	Size     int64
	Hash     [sha256.Size]byte
	Modified time.Time

	f      *os.File
	enc    encoding
	strays bool // it is UTF-8 and has bytes that are not
	kind   kind

	profile *agenda.Profile
}

// Open looks through a file without keeping it. Errors are *desk.Sentence, except
// a cancelled context.
func Open(ctx context.Context, path string) (*File, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	if err == nil {
		err = regular(name, info)
	}
	if err != nil {
		return nil, unreadable(name, err)
	}
	f, err := held.Open(path)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return look(ctx, name, info, f)
}

// OpenIn is Open for a file of a folder, by its base name: a link is refused, and
// nothing outside the folder is ever opened.
func OpenIn(ctx context.Context, folder, name string) (*File, error) {
	info, f, err := openIn(folder, name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return look(ctx, name, info, f)
}

func openIn(folder, name string) (fs.FileInfo, *os.File, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close() //nolint:errcheck // nothing was written
	info, err := root.Lstat(name)
	if err == nil {
		err = regular(name, info)
	}
	if err == nil && held.Is(info) {
		err = held.Refuse(name)
	}
	if err != nil {
		return nil, nil, err
	}
	f, err := root.Open(name)
	return info, f, err
}

// look goes through a file that was just opened, which info describes.
func look(ctx context.Context, name string, info fs.FileInfo, f *os.File) (_ *File, err error) {
	defer func() {
		if err != nil {
			_ = f.Close() // only read from
		}
	}()
	file := &File{Name: name, Modified: info.ModTime(), f: f}
	if opened, statErr := f.Stat(); statErr != nil || !os.SameFile(info, opened) {
		return nil, refuse(name, "è cambiato mentre veniva aperto: riprovare")
	}
	if err := file.inspect(ctx); err != nil {
		return nil, err
	}
	return file, nil
}

// Use has the file read as a profile says; nil is none.
func (f *File) Use(p *agenda.Profile) { f.profile = p }

// IsWorkbook says that the file can have sheets.
func (f *File) IsWorkbook() bool { return f.kind == xlsxKind }

// Close gives the file back.
func (f *File) Close() error { return f.f.Close() }

func regular(name string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return refuse(name, "è una cartella, non un'esportazione dell'agenda")
	case !info.Mode().IsRegular():
		return refuse(name, "non è un file normale (è un dispositivo o un canale)")
	case info.Size() == 0:
		return refuse(name, "è vuoto")
	case info.Size() > MaxSize:
		return refuse(name, "supera il limite di 256 MiB")
	}
	return nil
}

// headBytes is how much of a file tells what it is.
const headBytes = 4 << 10

// inspect reads the file once: size, hash, and what its bytes can be. The hash, which
// takes longest, is made beside the rest.
func (f *File) inspect(ctx context.Context) error {
	sum := sha256.New()
	spare, read := make(chan []byte, 2), make(chan []byte, 2)
	for range cap(spare) {
		spare <- make([]byte, 256<<10)
	}
	var hashing sync.WaitGroup
	hashing.Go(func() {
		for b := range read {
			sum.Write(b)
			spare <- b[:cap(b)]
		}
	})
	err := f.readThrough(ctx, spare, read)
	close(read)
	hashing.Wait()
	sum.Sum(f.Hash[:0])
	return err
}

// readThrough reads the file into spare memory, which it hands on to be hashed.
func (f *File) readThrough(ctx context.Context, spare <-chan []byte, read chan<- []byte) error {
	var text utf8Check
	var head []byte
	for atEnd := false; !atEnd; {
		if err := ctx.Err(); err != nil {
			return err
		}
		buf := <-spare
		n, err := io.ReadFull(f.f, buf)
		atEnd = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !atEnd {
			return unreadable(f.Name, err)
		}
		if f.Size += int64(n); f.Size > MaxSize {
			return refuse(f.Name, "supera il limite di 256 MiB")
		}
		if head == nil {
			head = bytes.Clone(buf[:min(n, headBytes)])
			text.folded = beginsCalendar(head)
		}
		read <- buf[:n] // it is only read there too
		text.add(buf[:n])
	}
	if f.Size == 0 {
		return refuse(f.Name, "è vuoto")
	}
	f.enc = encodingOf(head, text.mostly())
	f.strays = (f.enc == utf8Text || f.enc == utf8BOM) && !text.valid()
	if is := f.tellKind(head); is != "" {
		return refuse(f.Name, is)
	}
	return nil
}

// refuse says why a file is not taken; the store is untouched.
func refuse(name, reason string) error {
	return &desk.Sentence{Text: fmt.Sprintf("«%s» %s. L'agenda non è cambiata.", shown(name), reason), Usage: true}
}

func isSentence(err error) bool {
	var s *desk.Sentence
	return errors.As(err, &s)
}

func unreadable(name string, err error) error {
	switch {
	case isSentence(err), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return &desk.Sentence{Text: fmt.Sprintf("«%s» non c'è: controllare il percorso.", shown(name)), Usage: true, Cause: err}
	case errors.Is(err, fs.ErrPermission):
		return &desk.Sentence{Text: fmt.Sprintf("«%s» non si può leggere: mancano i permessi.", shown(name)), Usage: true, Cause: err}
	}
	return &desk.Sentence{Text: fmt.Sprintf("La lettura di «%s» si è interrotta. L'agenda non è cambiata.", shown(name)), Cause: err}
}
