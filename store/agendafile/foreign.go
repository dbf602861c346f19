package agendafile

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// foreignKinds are files that are no agenda, told by how they begin, with what the
// clerk reads of them.
var foreignKinds = []struct{ magic, is string }{
	{"\xff\xd8\xff", fmt.Sprintf(picture, "JPEG")},
	{"\x89PNG\r\n\x1a\n", fmt.Sprintf(picture, "PNG")},
	{"GIF87a", fmt.Sprintf(picture, "GIF")},
	{"GIF89a", fmt.Sprintf(picture, "GIF")},
	{"II*\x00", fmt.Sprintf(picture, "TIFF")},
	{"MM\x00*", fmt.Sprintf(picture, "TIFF")},
	{"{\\rtf", "è un documento RTF, non un'esportazione dell'agenda"},
	{"\x1f\x8b", fmt.Sprintf(packed, "GZIP")},
	{"7z\xbc\xaf\x27\x1c", fmt.Sprintf(packed, "7z")},
	{"Rar!\x1a\x07", fmt.Sprintf(packed, "RAR")},
}

const (
	picture = "è un'immagine (%s), non un'esportazione dell'agenda"
	packed  = "è un archivio compresso (%s): estrarre il file dell'agenda e riprovare"
)

// Foreign says what a file of a folder is that surely holds no agenda, by how it
// begins; empty where it may hold one. It is not read through, so that a folder of
// many documents costs little.
func Foreign(ctx context.Context, folder, name string) (string, error) {
	info, opened, err := openIn(folder, name)
	if err != nil {
		return "", unreadable(name, err)
	}
	defer opened.Close() //nolint:errcheck // only read from
	head := make([]byte, headBytes)
	n, err := io.ReadFull(opened, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", unreadable(name, err)
	}
	head = head[:n]
	f := &File{Name: name, Size: info.Size(), f: opened}
	f.enc = encodingOf(head, utf8.Valid(head[:n-cutRune(head)]))
	is := f.tellKind(head)
	if is == "" && f.kind == xlsxKind && !f.hasBook(ctx) {
		is = "è un documento o un archivio compresso, non un'esportazione dell'agenda (CSV, XLSX, JSON o ICS)"
	}
	return is, nil
}

// hasBook says that an archive has the part that lists the sheets of a workbook.
func (f *File) hasBook(ctx context.Context) bool {
	z, err := zip.NewReader(&watchedAt{f: f.f, watched: &watched{ctx: ctx}, directory: maxDirectory}, f.Size)
	return err == nil && slices.ContainsFunc(z.File, func(part *zip.File) bool {
		return strings.HasSuffix(partKey(part.Name), "workbook.xml")
	})
}

// foreign says what a file is that is surely no agenda, empty where it may be one.
func foreign(head []byte) string {
	for _, k := range foreignKinds {
		if bytes.HasPrefix(head, []byte(k.magic)) {
			return k.is
		}
	}
	if len(head) < 12 {
		return ""
	}
	switch box, brand := string(head[4:8]), string(head[8:12]); {
	case bytes.HasPrefix(head, []byte("RIFF")) && brand == "WEBP":
		return fmt.Sprintf(picture, "WebP")
	case box == "ftyp" && slices.Contains([]string{"heic", "heix", "mif1", "msf1"}, brand):
		return fmt.Sprintf(picture, "HEIC")
	case box == "ftyp":
		return "è un filmato o un'immagine, non un'esportazione dell'agenda"
	}
	return ""
}

// isText says that a file begins as a text does: with a line that is one, or with
// lines most of which are. How many control characters there are in all says nothing,
// since whoever books puts as many as they like into a field; the first line is the
// header or a title, which they do not write.
func isText(head []byte) bool {
	lines, texts := 0, 0
	for line := range bytes.FieldsFuncSeq(head, func(r rune) bool { return r == '\n' || r == '\r' }) {
		is := isTextLine(line)
		if lines == 0 && is {
			return true
		}
		lines++
		if is {
			texts++
		}
	}
	return 2*texts >= lines
}

// isTextLine says that hardly any of a line's bytes are control characters: of what a
// program packs or draws, one in nine is.
func isTextLine(line []byte) bool {
	controls := 0
	for _, c := range line {
		if c < ' ' && c != '\t' || c == 0x7f {
			controls++
		}
	}
	return controls <= len(line)/16
}
