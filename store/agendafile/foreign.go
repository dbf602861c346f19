package agendafile

import (
	"bytes"
	"fmt"
	"slices"
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

// isText says that so few of a text's bytes are control characters that it may be
// one: of what a program packs or draws, one in nine is.
func isText(text []byte) bool {
	const few = 8 // in a short text they tell nothing
	controls := 0
	for _, c := range text {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f {
			controls++
		}
	}
	return controls <= few || controls < len(text)/16
}
