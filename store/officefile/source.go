package officefile

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"civico/sportello/domain/office"
)

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// source is one profile as it was written, its values already checked one by one.
type source struct {
	file   string
	origin string // what Profile.Origin shows for its values
	id     string
	values map[string]any // dotted key → value: "practice.glasses"
	lines  map[string]int
}

// problem is one thing wrong with a profile.
type problem struct {
	line   int
	reason string
}

// parse reads a profile and tries every value; all problems are told at once.
func parse(file string, text []byte) (*source, error) {
	s := &source{file: file}
	if !utf8.Valid(text) {
		return nil, s.refuse(problem{badLine(text), "il testo non è UTF-8"})
	}
	var tree map[string]any
	if _, err := toml.Decode(string(text), &tree); err != nil {
		var pe toml.ParseError
		if errors.As(err, &pe) {
			return nil, s.refuse(problem{pe.Position.Line, "non è TOML: " + pe.Message})
		}
		return nil, s.refuse(problem{1, "non è TOML: " + err.Error()})
	}
	s.lines = lineNumbers(string(text))
	s.values = map[string]any{}
	flatten(tree, "", s.values)
	s.id = s.text("id")
	problems := s.try()
	if s.id == "" {
		problems = append(problems, problem{1, "manca la chiave id"})
	} else if !idForm.MatchString(s.id) || len(s.id) > 40 {
		problems = append(problems, problem{s.line("id"), fmt.Sprintf("id: %q: attese lettere minuscole, cifre e trattini", s.id)})
	}
	if len(problems) > 0 {
		return nil, s.refuse(problems...)
	}
	return s, nil
}

// try sets every value on a profile that is thrown away.
func (s *source) try() []problem {
	var scratch office.Profile
	var problems []problem
	for name, v := range s.values {
		k, known := keys[name]
		if !known {
			problems = append(problems, problem{s.line(name), fmt.Sprintf("chiave sconosciuta: %s", name)})
			continue
		}
		if reason := k.set(&scratch, v); reason != "" {
			problems = append(problems, s.within(name, reason))
		}
	}
	return problems
}

// within places a reason that begins with a day ("monday: ...") or an entry
// ("[1].from: ...") below its key.
func (s *source) within(name, reason string) problem {
	sub, rest, _ := strings.Cut(reason, ": ")
	for _, full := range []string{name + "." + sub, name + sub} {
		if line, ok := s.lines[full]; ok && full != name {
			return problem{line, full + ": " + rest}
		}
	}
	return problem{s.line(name), name + ": " + reason}
}

// flatten turns tables into dotted keys; the weeks and lists of tables stay whole.
func flatten(tree map[string]any, prefix string, out map[string]any) {
	for k, v := range tree {
		name := prefix + k
		if sub, isTable := v.(map[string]any); isTable {
			if _, whole := keys[name]; !whole {
				if len(sub) == 0 && name != "practice" {
					out[name] = v // an unknown empty table is an unknown key
				}
				flatten(sub, name+".", out)
				continue
			}
		}
		out[name] = v
	}
}

func (s *source) text(key string) string {
	t, _ := s.values[key].(string)
	return t
}

// line is where a key stands, or the nearest table above it; 1 where neither is found.
func (s *source) line(key string) int {
	for key != "" {
		if n, ok := s.lines[key]; ok {
			return n
		}
		i := strings.LastIndexByte(key, '.')
		if i < 0 {
			break
		}
		key = key[:i]
	}
	return 1
}

// refuse names file, line and reason of every problem, top down.
func (s *source) refuse(problems ...problem) error {
	slices.SortFunc(problems, func(a, b problem) int {
		return cmp.Or(a.line-b.line, strings.Compare(a.reason, b.reason))
	})
	var b strings.Builder
	for i, p := range problems {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s, riga %d: %s.", s.file, p.line, p.reason)
	}
	return sentence("%s", b.String())
}

func badLine(text []byte) int {
	line := 1
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if r == utf8.RuneError && n == 1 {
			return line
		}
		if r == '\n' {
			line++
		}
		text = text[n:]
	}
	return line
}
