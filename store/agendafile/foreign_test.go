package agendafile

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What surely is no agenda is refused with what it is, whatever its name says: nobody
// is asked which columns a photo has.
func TestForeignFilesAreToldWhatTheyAre(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 20, 20))
	encoded := func(encode func(*bytes.Buffer) error) string {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	gzipped := encoded(func(b *bytes.Buffer) error {
		z := gzip.NewWriter(b)
		if _, err := z.Write([]byte(plain)); err != nil {
			return err
		}
		return z.Close()
	})
	noise := make([]byte, 100<<10)
	random := rand.NewChaCha8([32]byte{})
	_, _ = random.Read(noise) // it never fails
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ content, says string }{
		"JPEG":     {encoded(func(b *bytes.Buffer) error { return jpeg.Encode(b, img, nil) }), "un'immagine (JPEG)"},
		"PNG":      {encoded(func(b *bytes.Buffer) error { return png.Encode(b, img) }), "un'immagine (PNG)"},
		"GIF":      {encoded(func(b *bytes.Buffer) error { return gif.Encode(b, img, nil) }), "un'immagine (GIF)"},
		"WebP":     {"RIFF\x24\x00\x00\x00WEBPVP8 ", "un'immagine (WebP)"},
		"TIFF, II": {"II*\x00\x08\x00\x00\x00", "un'immagine (TIFF)"},
		"TIFF, MM": {"MM\x00*\x00\x00\x00\x08", "un'immagine (TIFF)"},
		"HEIC":     {"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "un'immagine (HEIC)"},
		"HEIF":     {"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", "un'immagine (HEIC)"},
		"MP4":      {"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00", "un filmato"},
		"RTF":      {"{\\rtf1\\ansi codice;data;ora;cognome;nome\\par}", "un documento RTF"},
		"GZIP":     {gzipped, "un archivio compresso (GZIP): estrarre"},
		"7z":       {"7z\xbc\xaf\x27\x1c\x00\x04", "un archivio compresso (7z)"},
		"RAR":      {"Rar!\x1a\x07\x01\x00", "un archivio compresso (RAR)"},
		"noise":    {string(noise), "non contiene testo"},
		"program":  {string(self[:min(len(self), 1<<20)]), "non contiene testo"},
		"NULs":     {"codice;data;ora" + strings.Repeat("\x00", 100), "non contiene testo"},
	} {
		_, err := readText(t, c.content)
		refused(t, name, err, c.says)
		if is := foreignIn(t, c.content); !strings.Contains(is, c.says) {
			t.Errorf("%s in a folder: %q", name, is)
		}
	}
	for name, content := range map[string]string{
		"a name like a picture's": "GIF87 e RIFF\n" + plain,
		"some control characters": strings.ReplaceAll(plain, "MARIA", "MA\x00RIA\x1b\x07"),
		"few bytes":               plain + "\x00\x00\x00\x00\x00\x00\x00\x00",
		"many in one field":       strings.Replace(plain, "MARIA", "MARIA"+strings.Repeat("\a", 300), 1),
		"many in every row":       strings.NewReplacer("MARIA", "MARIA"+strings.Repeat("\x00\x1b[31m", 60), "ANNA", "ANNA"+strings.Repeat("\x00", 60)).Replace(plain),
		"every other one a NUL":   strings.Replace(plain, "MARIA", "MARIA"+strings.Repeat("\x00x", 3000), 1),
	} {
		if r, err := readText(t, content); err != nil || len(r.rows) != 2 {
			t.Errorf("%s: %v %+v", name, err, r)
		}
		if is := foreignIn(t, content); is != "" {
			t.Errorf("%s in a folder: %q", name, is)
		}
	}
}

// foreignIn says what a file of a folder is that has no export's name.
func foreignIn(t *testing.T, content string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "documento"), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	is, err := Foreign(t.Context(), dir, "documento")
	if err != nil {
		t.Fatal(err)
	}
	return is
}

// An archive is told by its parts: a letter is none, a workbook without its ending is one.
func TestAnArchiveIsAnExportWhereItHasAWorkbook(t *testing.T) {
	for part, want := range map[string]string{"word/document.xml": "un documento o un archivio compresso", "xl/workbook.xml": ""} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		if _, err := z.Create(part); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if is := foreignIn(t, b.String()); want == "" && is != "" || !strings.Contains(is, want) {
			t.Errorf("%s: %q", part, is)
		}
	}
}
