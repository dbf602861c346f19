package paper

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"sync"

	"codeberg.org/go-pdf/fpdf"

	"civico/sportello/domain/desk"
)

// DejaVu Sans Condensed has every letter of the Latin scripts, Vietnamese and
// transliterations among them, and Greek and Cyrillic; see font/LICENSE.
//
//go:embed font/*.gz
var fontFiles embed.FS

const (
	family = "dejavu"
	margin = 12.0  // mm
	width  = 148.0 // A5
	height = 210.0
	inner  = width - 2*margin
)

var fonts = sync.OnceValues(func() (map[string][]byte, error) {
	out := map[string][]byte{}
	for style, name := range map[string]string{"": "DejaVuSansCondensed", "B": "DejaVuSansCondensed-Bold"} {
		packed, err := fontFiles.ReadFile("font/" + name + ".ttf.gz")
		if err != nil {
			return nil, fmt.Errorf("open font: %w", err)
		}
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil, fmt.Errorf("unpack font %s: %w", name, err)
		}
		if out[style], err = io.ReadAll(z); err != nil {
			return nil, fmt.Errorf("unpack font %s: %w", name, err)
		}
	}
	return out, nil
})

// PDF is the slip as A5 pages with its font in it.
func PDF(s desk.Slip) ([]byte, error) {
	loaded, err := fonts()
	if err != nil {
		return nil, err
	}
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: width, Ht: height}})
	for _, style := range []string{"", "B"} {
		doc.AddUTF8FontFromBytes(family, style, loaded[style])
	}
	at := s.Day.Time()
	doc.SetCreationDate(at)
	doc.SetModificationDate(at)
	doc.SetCatalogSort(true) // maps in the file come out in one order
	doc.SetLang("it-IT")
	doc.SetTitle(clean(s.Title), true)
	doc.SetAuthor(clean(s.Office), true)
	doc.SetMargins(margin, margin, margin)
	doc.SetAutoPageBreak(true, margin+8)
	doc.AliasNbPages("{n}")
	p := &page{doc}
	doc.SetHeaderFunc(func() { p.band(s) })
	doc.SetFooterFunc(func() { p.footer(s) })
	doc.AddPage()
	p.head(s)
	for _, sec := range s.Sections {
		p.section(sec)
	}
	p.signature(s)
	var out bytes.Buffer
	if err := doc.Output(&out); err != nil {
		return nil, fmt.Errorf("draw slip: %w", err)
	}
	return out.Bytes(), nil
}

// page draws the parts of a slip one below the other.
type page struct{ *fpdf.Fpdf }

func (p *page) text(style string, size, line float64, align, s string) {
	p.SetFont(family, style, size)
	p.MultiCell(inner, line, s, "", align, false)
}

func (p *page) band(s desk.Slip) {
	if !s.Invented {
		return
	}
	p.SetFillColor(0, 0, 0)
	p.SetTextColor(255, 255, 255)
	p.SetFont(family, "B", 9)
	p.CellFormat(inner, 6, inventedBand, "", 1, "C", true, 0, "")
	p.SetTextColor(0, 0, 0)
	p.Ln(2)
}

func (p *page) footer(s desk.Slip) {
	p.SetY(-margin - 5)
	p.SetFont(family, "", 6.5)
	line := printed(s)
	if s.CaseID != "" {
		line += " · pratica " + clean(s.CaseID)
	}
	p.CellFormat(inner-16, 4, line, "T", 0, "L", false, 0, "")
	p.CellFormat(16, 4, fmt.Sprintf("%d di {n}", p.PageNo()), "T", 0, "R", false, 0, "")
}

func (p *page) head(s desk.Slip) {
	p.text("B", 12, 6, "C", clean(s.Office))
	for _, c := range s.Contacts {
		p.text("", 7.5, 3.8, "C", clean(c))
	}
	p.Ln(3)
	top, room := p.GetY(), inner
	if taken := p.barcode(s.Code); taken > 0 {
		room -= taken + 4
	}
	p.SetFont(family, "B", 12)
	p.MultiCell(room, 6, clean(s.Title), "", "L", false)
	if s.Replaces != "" {
		p.SetFont(family, "", 9)
		p.MultiCell(room, 4.5, clean(s.Replaces), "", "L", false)
	}
	p.SetY(max(p.GetY(), top+barHeight) + 1.5)
	const label = 32.0
	for _, f := range s.Facts {
		p.SetFont(family, "", 8)
		p.CellFormat(label, 5, f.Label, "", 0, "L", false, 0, "")
		p.SetFont(family, "B", 9)
		p.MultiCell(inner-label, 5, clean(f.Value), "", "L", false)
	}
}

func (p *page) section(sec desk.SlipSection) {
	p.keepTogether(16)
	p.Ln(2.5)
	p.text("B", 9.5, 5, "L", sec.Title)
	for _, i := range sec.Items {
		body, source := sourced(i)
		p.keepTogether(9)
		p.SetFont(family, "", 9)
		p.CellFormat(4, 4.5, "•", "", 0, "L", false, 0, "")
		p.MultiCell(inner-4, 4.5, body, "", "L", false)
		if source != "" {
			p.SetFont(family, "", 7)
			p.SetX(margin + 4)
			p.MultiCell(inner-4, 3.6, source, "", "L", false)
		}
	}
	for _, l := range sec.Lines {
		p.text("", 9, 4.5, "L", clean(l))
	}
}

func (p *page) signature(s desk.Slip) {
	if s.Signature == "" {
		return
	}
	p.keepTogether(16)
	p.Ln(6)
	p.SetFont(family, "", 8)
	p.CellFormat(inner/2, 5, "", "", 0, "L", false, 0, "")
	p.CellFormat(inner/2, 5, s.Signature, "", 1, "L", false, 0, "")
	p.Ln(6)
	p.Line(margin+inner/2, p.GetY(), width-margin, p.GetY())
}

// keepTogether begins a new page where less than h millimetres are left, so that
// no heading stands alone at the foot.
func (p *page) keepTogether(h float64) {
	if p.GetY()+h > height-margin-8 {
		p.AddPage()
	}
}
