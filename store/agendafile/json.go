package agendafile

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// jsonList reads an array of objects, holding one at a time.
type jsonList struct {
	learnedRows
	dec   *json.Decoder
	src   *lineReader
	ended bool
}

func jsonRows(f *File, src io.Reader, t tie) (rowSource, error) {
	in := &lineReader{r: src}
	j := &jsonList{learnedRows: learnedRows{file: f.Name, strays: f.strays, tie: t}, src: in, dec: json.NewDecoder(in)}
	j.read = j.object
	j.dec.UseNumber()
	if _, err := j.dec.Token(); err != nil { // the bracket that told the kind
		return nil, j.refused(err)
	}
	return j, j.learn()
}

// object is the next element of the array.
func (j *jsonList) object() (row, error) {
	j.src.from = j.dec.InputOffset()
	if j.ended {
		return row{}, io.EOF
	}
	if !j.dec.More() {
		return row{}, j.end()
	}
	first, err := j.dec.Token()
	if err != nil {
		return row{}, j.refused(err)
	}
	r, err := j.fields(j.dec, first, j.src.lineAt(j.dec.InputOffset()))
	if err != nil && !isSentence(err) {
		err = j.refused(err)
	}
	return r, err
}

// end reads what closes the array: nothing may follow.
func (j *jsonList) end() error {
	if _, err := j.dec.Token(); err != nil {
		return j.refused(err)
	}
	if _, err := j.dec.Token(); !errors.Is(err, io.EOF) {
		if err != nil && !isSyntax(err) {
			return j.refused(err)
		}
		return refuse(j.file, "non è leggibile: c'è altro dopo la fine dell'elenco JSON")
	}
	j.ended = true
	return io.EOF
}

func (j *jsonList) refused(err error) error {
	line := j.src.lineAt(j.dec.InputOffset())
	switch {
	case errors.Is(err, errToken):
		return refuse(j.file, fmt.Sprintf("non è leggibile: dalla riga %d in poi c'è un oggetto più lungo di 1 MiB", line))
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return refuse(j.file, "finisce a metà: scaricarlo di nuovo")
	case isSyntax(err):
		return refuse(j.file, fmt.Sprintf("non è JSON corretto: l'errore è alla riga %d o poco dopo", line))
	}
	return unreadable(j.file, err)
}

func isSyntax(err error) bool {
	var syntax *json.SyntaxError
	return errors.As(err, &syntax)
}

// jsonLines reads one object a line; a line that is no object is a row for the
// quarantine.
type jsonLines struct {
	learnedRows
	src  *bufio.Reader
	line int
	text []byte
}

func jsonLineRows(f *File, src io.Reader, t tie) (rowSource, error) {
	j := &jsonLines{learnedRows: learnedRows{file: f.Name, strays: f.strays, tie: t}, src: bufio.NewReaderSize(src, 64<<10)}
	j.read = j.object
	if err := j.learn(); err != nil {
		return nil, err
	}
	if len(j.ahead) == 0 || j.ahead[0].fault != nil {
		return nil, refuse(f.Name, "non è un elenco JSON: serve un elenco di oggetti tra parentesi quadre, o un oggetto per riga")
	}
	return j, nil
}

func (j *jsonLines) object() (row, error) {
	for {
		err := j.nextLine()
		if err != nil {
			return row{}, err
		}
		text := bytes.TrimSpace(j.text)
		if len(text) == 0 {
			continue
		}
		r, err := j.whole(text)
		if err != nil && !isSentence(err) {
			j.begin()
			return j.row(j.line, &fault{value: string(text[:min(len(text), 1000)]), reason: "la riga non è JSON corretto"})
		}
		return r, err
	}
}

// whole reads a line that has to be one value.
func (j *jsonLines) whole(text []byte) (row, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	first, err := dec.Token()
	if err != nil {
		return row{}, err
	}
	r, err := j.fields(dec, first, j.line)
	if err != nil {
		return row{}, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return row{}, errors.New("more behind the value")
	}
	return r, nil
}

func (j *jsonLines) nextLine() error {
	j.line++
	j.text = j.text[:0]
	for {
		part, err := j.src.ReadSlice('\n')
		j.text = append(j.text, part...)
		switch {
		case len(j.text) > maxRow:
			return refuse(j.file, fmt.Sprintf("non è leggibile: la riga %d è più lunga di 1 MiB", j.line))
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(j.text) > 0:
			return nil
		case errors.Is(err, io.EOF):
			return io.EOF
		case err != nil:
			return unreadable(j.file, err)
		}
		return nil
	}
}

// lineReader counts lines for a decoder that reads ahead, and bounds how far ahead
// of from it may read.
type lineReader struct {
	r      io.Reader
	from   int64 // where the value in hand begins
	read   int64
	line   int     // line breaks before the value in hand
	breaks []int64 // places of line breaks that were read but not yet counted
}

func (l *lineReader) Read(p []byte) (int, error) {
	if l.read-l.from > maxRow {
		return 0, errToken
	}
	n, err := l.r.Read(p[:min(len(p), 32<<10)])
	for i, c := range p[:n] {
		if c == '\n' {
			l.breaks = append(l.breaks, l.read+int64(i))
		}
	}
	l.read += int64(n)
	return n, err
}

// lineAt is the line of a place; places only grow.
func (l *lineReader) lineAt(offset int64) int {
	n := 0
	for n < len(l.breaks) && l.breaks[n] < offset {
		n++
	}
	l.breaks = append(l.breaks[:0], l.breaks[n:]...)
	l.line += n
	return l.line + 1
}
