package agendafile

import (
	"bytes"
	"encoding/binary"
	"io"
	"time"
)

// kind is what a file's content is, whatever its name says.
type kind int

const (
	csvKind kind = iota
	xlsxKind
	jsonKind  // an array of objects
	linesKind // an object a line
	icsKind
)

// tellKind tells the kind by the first bytes; of what surely holds no agenda it says
// what it is.
func (f *File) tellKind(head []byte) (foreignIs string) {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		f.kind = xlsxKind
		return ""
	case bytes.HasPrefix(head, []byte(oleMagic)):
		return f.oleReason(head)
	}
	if is := foreign(head); is != "" {
		return is
	}
	text := head
	if r, err := f.enc.decoded(bytes.NewReader(head)); err == nil {
		if decoded, err := io.ReadAll(r); err == nil {
			text = decoded
		}
	}
	text = bytes.TrimLeft(text, " \r\n\t")
	switch {
	case bytes.HasPrefix(text, []byte("%PDF-")):
		return "è un PDF, non un'esportazione dell'agenda"
	case bytes.HasPrefix(text, []byte("<")):
		return "è una pagina web o XML, non un'esportazione dell'agenda"
	case bytes.HasPrefix(text, []byte("[")):
		f.kind = jsonKind
	case bytes.HasPrefix(text, []byte("{")):
		f.kind = linesKind
	case beginsCalendar(text):
		f.kind = icsKind
	case !isText(text):
		return "non contiene testo: non è un'esportazione dell'agenda (CSV, XLSX, JSON o ICS)"
	}
	return ""
}

const icsMagic = "BEGIN:VCALENDAR"

func beginsCalendar(text []byte) bool {
	text = bytes.TrimLeft(text, " \r\n\t")
	return len(text) >= len(icsMagic) && bytes.EqualFold(text[:len(icsMagic)], []byte(icsMagic))
}

// source opens the rows of the file; zone is that of the office.
func (f *File) source(in *watched, zone *time.Location) (rowSource, error) {
	t := tieOf(f.profile)
	if f.kind == xlsxKind {
		in.atProgress, in.progress = in.progress, nil
		return xlsxRows(f, in, t)
	}
	src, err := f.enc.decoded(in)
	if err != nil {
		return nil, unreadable(f.Name, err)
	}
	switch f.kind {
	case jsonKind:
		return jsonRows(f, src, t)
	case linesKind:
		return jsonLineRows(f, src, t)
	case icsKind:
		return icsRows(f.Name, src, zone, t)
	}
	return csvRows(f.Name, src, t.knows)
}

// oleMagic begins the container of old Office files and of those with a password.
const oleMagic = "\xd0\xcf\x11\xe0"

// oleReason tells an encrypted workbook from an old one by the names in the
// container's folder.
func (f *File) oleReason(head []byte) string {
	const old = "è un vecchio foglio Excel (XLS): salvarlo come XLSX o CSV e riprovare"
	if len(head) < 52 {
		return old
	}
	sector := int64(1) << min(12, binary.LittleEndian.Uint16(head[30:]))
	folder := make([]byte, 4096)
	n, _ := f.f.ReadAt(folder, (int64(binary.LittleEndian.Uint32(head[48:]))+1)*sector) // a short read is a short folder
	var name []byte
	for _, c := range "EncryptedPackage" {
		name = append(name, byte(c), 0)
	}
	if bytes.Contains(folder[:n], name) {
		return "è protetto da una password: toglierla in Excel, salvarlo e riprovare"
	}
	return old
}
