package agendafile

import (
	"errors"
	"io"
	"strings"
	"testing"
)

// chunks hands out its bytes few at a time.
type chunks struct {
	rest []byte
	size int
}

func (c *chunks) Read(p []byte) (int, error) {
	if len(c.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, c.rest[:min(c.size, len(c.rest))])
	c.rest = c.rest[n:]
	return n, nil
}

// cellsOf joins cells by |, rows by /.
func cellsOf(s *scanner) (string, error) {
	var out strings.Builder
	for {
		cells, err := s.next()
		if errors.Is(err, io.EOF) {
			return out.String(), nil
		}
		if err != nil {
			return out.String(), err
		}
		for _, c := range cells {
			out.Write(c)
			out.WriteByte('|')
		}
		out.WriteByte('/')
	}
}

func TestScanner(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "",
		"a":                               "a|/",
		"a\n":                             "a|/",
		"a;b\r\nc;d":                      "a|b|/c|d|/",
		";\n":                             "||/",
		"\n\n":                            "|/|/",
		`"a;b";c`:                         "a;b|c|/",
		"\"a\nb\";c\r\n":                  "a\nb|c|/",
		`"a""b"`:                          `a"b|/`,
		`""`:                              "|/",
		`"";""`:                           "||/",
		`"a"b";c`:                         `a"b|c|/`,
		`a"b;c"`:                          `a"b|c"|/`,
		"\"a\"\r\nb":                      "a|/b|/",
		"\"a\"\rb\";c":                    "a\"\rb|c|/",
		"\"a\"\r":                         "a|/",
		"a\rb;c":                          "a\rb|c|/",
		`"""a"""`:                         `"a"|/`,
		`"a"` + "\n" + `"b"":c";d` + "\n": `a|/b":c|d|/`,

		// Quotes that nobody closes are letters.
		`"urgente" chiamare;b` + "\nc":    `"urgente" chiamare|b|/c|/`,
		`"urgente" chiamare;"b"`:          `"urgente" chiamare|b|/`,
		`"urgente" chiamare;"";"b ""c"""`: `"urgente" chiamare||b "c"|/`,
		`"chiamare "urgente"";"b";c`:      `"chiamare "urgente""|b|c|/`,
		`""urgente" chiamare";b`:          `"urgente" chiamare|b|/`,
		`"chiamare "urgente" subito";b`:   `chiamare "urgente" subito|b|/`,
		"\"prima\nse\"conda\";b":          "prima\nse\"conda|b|/",
		"\"prima\nse\"conda;b\nc":         "\"prima|/se\"conda|b|/c|/",
		"a;\"non chiusa;b\nc;\"d\"\n":     "a|\"non chiusa|b|/c|d|/",
		"a;\"non chiusa\n\"c\";d\n":       "a|\"non chiusa|/c|d|/",
		"a;\"non chiusa\r\nb;c":           "a|\"non chiusa|/b|c|/",
		`"`:                               `"|/`,
		`a;"`:                             `a|"|/`,
		`"""`:                             `"""|/`,
		"\"\n":                            "\"|/",
		"\"a\n\n\"":                       "a\n\n|/",
	} {
		for _, size := range []int{1, 2, 3, 1000} {
			if got, err := cellsOf(newScanner(&chunks{[]byte(in), size}, ';', "x")); err != nil || got != want {
				t.Errorf("%q by %d: %q, %v; want %q", in, size, got, err, want)
			}
		}
	}
}

// A quote takes no row in that is not its cell's: one is told by its separators.
func TestQuotesTakeNoRows(t *testing.T) {
	for in, want := range map[string]string{
		"a;b;c;\"aperta\nd;e;f;g\n":                    "a|b|c|\"aperta|/d|e|f|g|/",
		"a;b;c;\"aperta\nd;e;f;g\nh;i;j;k\"\n":         "a|b|c|\"aperta|/d|e|f|g|/h|i|j|k\"|/",
		"a;b;c;\"aperta\nd;e;f;g\"\n":                  "a|b|c|\"aperta|/d|e|f|g\"|/",
		"a;b;c;\"aperta\nd;e;f;\"chiusa\"\n":           "a|b|c|\"aperta|/d|e|f|chiusa|/",
		"a;b;c;\"aperta\nd;\"e\nf\";g;h\n":             "a|b|c|\"aperta|/d|e\nf|g|h|/",
		"a;b;c;\"prima; con\nseconda; e\nterza\"\nd;e": "a|b|c|prima; con\nseconda; e\nterza|/d|e|/",
		"\"prima\nseconda\";b;c;d\n":                   "prima\nseconda|b|c|d|/",
		"a;b;c;\"aperta\nd;e;f;g;;;\n\";x\n":           "a|b|c|\"aperta|/d|e|f|g||||/\"|x|/",
	} {
		for _, size := range []int{1, 2, 3, 1000} {
			s := newScanner(&chunks{[]byte(in), size}, ';', "x")
			s.columns = 4
			if got, err := cellsOf(s); err != nil || got != want {
				t.Errorf("%q by %d: %q, %v; want %q", in, size, got, err, want)
			}
		}
	}
}

func TestScannerCountsLines(t *testing.T) {
	s := newScanner(strings.NewReader("a\n\"b\n\nb\";c\r\nd\n"), ';', "x")
	for _, want := range []int{1, 2, 5} {
		if _, err := s.next(); err != nil || s.rowLine != want {
			t.Errorf("row on line %d, %v; want %d", s.rowLine, err, want)
		}
	}
}
