package agendafile

import (
	"bytes"
	"io"
	"time"
)

// kind is what a file's content is, whatever its name says.
type kind int

const (
	csvKind kind = iota
)

// tellKind tells the kind by the first bytes, or refuses what surely holds no agenda.
func (f *File) tellKind(head []byte) error {
	text := head
	if r, err := f.enc.decoded(bytes.NewReader(head)); err == nil {
		if decoded, err := io.ReadAll(r); err == nil {
			text = decoded
		}
	}
	text = bytes.TrimLeft(text, " \r\n\t")
	for _, k := range []struct {
		magic  string
		reason string
	}{
		{"PK\x03\x04", "è un foglio di calcolo o un archivio compresso: salvarlo come CSV e riprovare"},
		{"\xd0\xcf\x11\xe0", "è un vecchio foglio Excel: salvarlo come CSV e riprovare"},
		{"%PDF-", "è un PDF, non un'esportazione dell'agenda"},
		{"BEGIN:VCALENDAR", "è un calendario ICS: esportare l'agenda come CSV"},
		{"{", "sembra JSON: esportare l'agenda come CSV"},
		{"[", "sembra JSON: esportare l'agenda come CSV"},
		{"<", "è una pagina web o XML, non un'esportazione dell'agenda"},
	} {
		if bytes.HasPrefix(head, []byte(k.magic)) || bytes.HasPrefix(text, []byte(k.magic)) {
			return refuse(f.Name, k.reason)
		}
	}
	return nil
}

// source opens the rows of the file; zone is that of the office.
func (f *File) source(in *watched, _ *time.Location) (rowSource, error) {
	src, err := f.enc.decoded(in)
	if err != nil {
		return nil, unreadable(f.Name, err)
	}
	return csvRows(f.Name, src, known)
}

func known(name string) bool {
	_, ok := plainTie(name)
	return ok
}
