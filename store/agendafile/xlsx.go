package agendafile

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// The bounds of a workbook. Only the parts that hold the rows are unpacked, one
// after the other and never to disk; macros, links and pictures are not looked at.
const (
	maxUnpacked  = 256 << 20 // bytes, of all parts together
	maxDirectory = 4 << 20   // bytes of the archive's own list of parts
	maxSheets    = 1000
)

// workbook is an XLSX file: an archive of XML parts.
type workbook struct {
	file     string // its name, for sentences
	ctx      context.Context
	parts    map[string]*zip.File
	left     int64 // bytes that may still be unpacked
	date1904 bool
	sheets   []sheetRef
	links    map[string]link
	styles   []cellStyle
	strings  sharedStrings
}

type sheetRef struct {
	name, id string
	hidden   bool
}

// link is a relationship of the workbook to one of its parts.
type link struct {
	kind, target string
	external     bool
}

// openWorkbook reads the workbook's list of sheets, its styles and its strings.
func openWorkbook(f *File, in *watched) (*workbook, error) {
	at := &watchedAt{f: f.f, watched: in, directory: maxDirectory}
	z, err := zip.NewReader(at, f.Size)
	if err != nil {
		if ctxErr := in.ctx.Err(); ctxErr != nil {
			return nil, ctxErr
		}
		return nil, refuse(f.Name, "è un archivio compresso danneggiato o incompleto: scaricarlo o salvarlo di nuovo")
	}
	at.directory = -1
	w := &workbook{file: f.Name, ctx: in.ctx, parts: map[string]*zip.File{}, left: maxUnpacked}
	var unpacked uint64
	for _, part := range z.File {
		if unpacked += part.UncompressedSize64; unpacked > maxUnpacked || part.UncompressedSize64 > maxUnpacked {
			return nil, refuse(f.Name, "supera, una volta decompresso, il limite di 256 MiB")
		}
		w.parts[partKey(part.Name)] = part
	}
	if err := w.readBook(); err != nil {
		return nil, err
	}
	return w, nil
}

// partKey is a part's name as parts are looked up: programs differ in case,
// slashes and a leading slash.
func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

// readBook reads everything but the sheet.
func (w *workbook) readBook() error {
	book, err := w.bookPart()
	if err != nil {
		return err
	}
	if err := w.readPart(book, w.bookElement); err != nil {
		return err
	}
	w.links = map[string]link{}
	rels := path.Dir(book) + "/_rels/" + path.Base(book) + ".rels"
	if err := w.readPart(rels, relationships(w.links, path.Dir(book))); err != nil {
		return err
	}
	for _, l := range w.links {
		switch {
		case l.external:
		case l.kind == "styles" && w.has(l.target):
			s := styleReader{formats: map[int]string{}}
			if err := w.readPart(l.target, s.element); err != nil {
				return err
			}
			w.styles = s.styles
		case l.kind == "sharedStrings" && w.has(l.target):
			if err := w.readStrings(l.target); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *workbook) has(part string) bool { return w.parts[partKey(part)] != nil }

// bookPart finds the part that lists the sheets.
func (w *workbook) bookPart() (string, error) {
	links := map[string]link{}
	if w.has("_rels/.rels") {
		if err := w.readPart("_rels/.rels", relationships(links, "")); err != nil {
			return "", err
		}
	}
	for _, l := range links {
		if l.kind == "officeDocument" && !l.external && w.has(l.target) {
			if strings.HasSuffix(partKey(l.target), "workbook.xml") {
				return l.target, nil
			}
			return "", refuse(w.file, otherArchive(l.target))
		}
	}
	if w.has("xl/workbook.xml") {
		return "xl/workbook.xml", nil
	}
	return "", refuse(w.file, w.withoutLinks())
}

// withoutLinks says what an archive is that does not name its main part.
func (w *workbook) withoutLinks() string {
	if w.has("content.xml") && (w.has("mimetype") || w.has("META-INF/manifest.xml")) {
		return w.openDocument()
	}
	for _, part := range []string{"xl/workbook.bin", "word/document.xml", "ppt/presentation.xml"} {
		if w.has(part) {
			return otherArchive(part)
		}
	}
	return otherArchive("")
}

// openDocument says what a file of LibreOffice is, by the part that names its kind.
func (w *workbook) openDocument() string {
	if part := w.parts["mimetype"]; part != nil {
		if r, err := part.Open(); err == nil {
			kind, err := io.ReadAll(io.LimitReader(r, 100))
			if _ = r.Close(); err == nil && !strings.Contains(string(kind), "spreadsheet") { // only read from
				return "è un documento di LibreOffice, non un foglio di calcolo"
			}
		}
	}
	return "è un foglio LibreOffice (ODS): salvarlo come XLSX o CSV e riprovare"
}

// otherArchive says what an archive is whose main part is not a workbook in XML.
func otherArchive(target string) string {
	switch key := partKey(target); {
	case strings.HasSuffix(key, ".bin"):
		return "è un foglio Excel binario (XLSB): salvarlo come XLSX o CSV e riprovare"
	case strings.HasPrefix(key, "word/"):
		return "è un documento Word (DOCX): salvare la tabella come XLSX o CSV e riprovare"
	case strings.HasPrefix(key, "ppt/"):
		return "è una presentazione PowerPoint (PPTX), non un foglio di calcolo"
	}
	return "è un archivio compresso e non un foglio Excel: estrarre il file dell'agenda e riprovare"
}

// bookElement takes the sheets and the date system from the workbook's part.
func (w *workbook) bookElement(r *xmlReader, e xmlElement) error {
	switch e.local() {
	case "workbookPr":
		v := e.attr("date1904")
		w.date1904 = v == "1" || v == "true" || v == "on"
	case "sheet":
		if len(w.sheets) == maxSheets {
			return refuse(w.file, fmt.Sprintf("ha più di %d fogli", maxSheets))
		}
		w.sheets = append(w.sheets, sheetRef{name: e.attr("name"), id: e.attr("id"), hidden: e.attr("state") != "" && e.attr("state") != "visible"})
	}
	return nil
}

// relationships collects the links of a part that stands in a folder.
func relationships(to map[string]link, folder string) func(*xmlReader, xmlElement) error {
	return func(_ *xmlReader, e xmlElement) error {
		if e.local() != "Relationship" || len(to) >= 10*maxSheets {
			return nil
		}
		target := strings.ReplaceAll(e.attr("Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = folder + "/" + target
		}
		kind := e.attr("Type")
		to[e.attr("Id")] = link{
			kind: kind[strings.LastIndexByte(kind, '/')+1:], target: path.Clean(target),
			external: strings.EqualFold(e.attr("TargetMode"), "External"),
		}
		return nil
	}
}

// sheetPart chooses the sheet to read: the named one, else the first that shows.
func (w *workbook) sheetPart(name string) (s sheetRef, part string, err error) {
	chosen := -1
	for i, s := range w.sheets {
		l := w.links[s.id]
		switch {
		case name != "" && !strings.EqualFold(strings.TrimSpace(s.name), strings.TrimSpace(name)):
		case l.kind != "worksheet" && name == "": // a chart
		case chosen < 0 || w.sheets[chosen].hidden && !s.hidden:
			chosen = i
		}
	}
	if chosen < 0 && name != "" {
		return s, "", refuse(w.file, fmt.Sprintf("non ha un foglio «%s»; ci sono: %s", shown(name), w.sheetNames()))
	}
	if chosen < 0 {
		return s, "", refuse(w.file, "non ha nessun foglio di celle")
	}
	l := w.links[w.sheets[chosen].id]
	switch {
	case l.external:
		return s, "", refuse(w.file, "rimanda a un foglio di un altro file: i collegamenti non si seguono")
	case l.kind != "worksheet":
		return s, "", refuse(w.file, fmt.Sprintf("ha nel foglio «%s» un grafico, non celle", shown(w.sheets[chosen].name)))
	case !w.has(l.target):
		return s, "", w.damaged(l.target)
	}
	return w.sheets[chosen], l.target, nil
}

func (w *workbook) sheetNames() string {
	var names []string
	for _, s := range w.sheets {
		names = append(names, s.name)
	}
	return quotedNames(names)
}

// besides tells of the sheets beside the one that is read, which may be a cover.
func (w *workbook) besides(read sheetRef) string {
	others := slices.DeleteFunc(w.readable(), func(name string) bool { return name == read.name })
	switch len(others) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("; questo è il foglio «%s», c'è anche %s: si sceglie con --foglio", shown(read.name), quotedNames(others))
	}
	return fmt.Sprintf("; questo è il foglio «%s», ci sono anche %s: si sceglie con --foglio", shown(read.name), quotedNames(others))
}

// quotedNames lists the first of some names.
func quotedNames(names []string) string {
	const most = 10
	var quoted []string
	for _, name := range names {
		if len(quoted) == most {
			quoted = append(quoted, "…")
			break
		}
		if name != "" {
			quoted = append(quoted, "«"+shown(name)+"»")
		}
	}
	return strings.Join(quoted, ", ")
}

func (w *workbook) damaged(part string) error {
	return refuse(w.file, fmt.Sprintf("è un foglio Excel danneggiato (%s): scaricarlo o salvarlo di nuovo", shown(part)))
}

// watchedAt is the file as an archive is read. Until the list of parts is known,
// directory bounds what that list may take; then it is negative.
type watchedAt struct {
	*watched
	f         io.ReaderAt
	directory int
}

var errDirectory = errors.New("the archive's list of parts is too long")

func (w *watchedAt) ReadAt(p []byte, off int64) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	if w.directory >= 0 {
		if w.directory -= len(p); w.directory < 0 {
			return 0, errDirectory
		}
	}
	n, err := w.f.ReadAt(p, off)
	if w.at += int64(n); w.atProgress != nil {
		w.atProgress(min(w.at, w.total), w.total)
	}
	return n, err
}
