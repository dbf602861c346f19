package main

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "civico/sportello"

type listed struct {
	ImportPath, Dir  string
	Standard         bool
	GoFiles, Imports []string
}

// packages asks the go command for this module's packages and all they need.
func packages(t *testing.T) map[string]listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Dir,Standard,GoFiles,Imports", module+"/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	all := map[string]listed{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
}

func under(path, part string) bool {
	return path == module+"/"+part || strings.HasPrefix(path, module+"/"+part+"/")
}

func own(path string) bool { return strings.HasPrefix(path, module+"/") }

// knowTheCase are the parts of domain that judge or show a case; the others are
// bodies of knowledge that stand alone.
var knowTheCase = []string{module + "/domain/rules", module + "/domain/desk"}

// generator is a program for go generate that lies beside the table it writes: no
// part of the domain, and nothing can import it.
const generator = module + "/domain/place/gen"

func TestLayers(t *testing.T) {
	all := packages(t)
	seen := 0
	for path, p := range all {
		if !own(path) {
			continue
		}
		seen++
		for _, imported := range p.Imports {
			if reason := mayNot(all, path, imported); reason != "" {
				t.Errorf("%s imports %s: %s", path, imported, reason)
			}
		}
	}
	if seen < 10 {
		t.Fatalf("go list showed %d packages of this module: the test checks nothing", seen)
	}
}

// mayNot is why an import breaks the layers, empty where it does not.
func mayNot(all map[string]listed, from, to string) string {
	switch {
	case under(to, "cmd"):
		return "nothing stands on the command"
	case from == generator:
		return ""
	case under(from, "domain"):
		return mayNotInDomain(all, from, to)
	case under(from, "tui") && (under(to, "store")):
		return "screens ask an interface, not the store"
	case under(from, "store") && (under(to, "tui")):
		return "the store knows no screen"
	}
	return ""
}

func mayNotInDomain(all map[string]listed, from, to string) string {
	impure := []string{"os", "io/ioutil", "database/sql", "math/rand", "math/rand/v2", "crypto/rand", "net", "net/http", "log", "log/slog",
		"os/exec", "os/signal", "path/filepath", "syscall", "unsafe"}
	switch {
	case own(to) && !under(to, "domain"):
		return "domain stands on nothing of the program"
	case !own(to) && !all[to].Standard:
		return "domain uses the standard library only"
	case slices.Contains(impure, to):
		return "domain reads nothing from the machine and draws no lots"
	case to == module+"/domain" && !slices.Contains(knowTheCase, from):
		return "a body of knowledge does not know the case"
	}
	return ""
}

// clock is what package time offers of the machine's clock.
var clock = []string{"Now", "Since", "Until", "After", "AfterFunc", "Sleep", "Tick", "NewTicker", "NewTimer", "Local", "LoadLocation"}

func TestDomainReadsNoClock(t *testing.T) {
	files := 0
	for path, p := range packages(t) {
		if !under(path, "domain") {
			continue
		}
		for _, name := range p.GoFiles {
			files++
			file := filepath.Join(p.Dir, name)
			for _, use := range usesOfTime(t, file) {
				if slices.Contains(clock, use) {
					t.Errorf("%s uses time.%s: days and hours are arguments", file, use)
				}
			}
		}
	}
	if files < 20 {
		t.Fatalf("only %d files of domain were read", files)
	}
}

// usesOfTime lists what a file takes out of package time.
func usesOfTime(t *testing.T, file string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	name := ""
	for _, i := range tree.Imports {
		if path, _ := strconv.Unquote(i.Path.Value); path == "time" {
			name = "time"
			if i.Name != nil {
				name = i.Name.Name
			}
		}
	}
	if name == "" {
		return nil
	}
	var uses []string
	ast.Inspect(tree, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == name {
				uses = append(uses, s.Sel.Name)
			}
		}
		return true
	})
	return uses
}

// TestRoot keeps the root of the repository to what the design says.
func TestRoot(t *testing.T) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		t.Fatal(err)
	}
	entries, err := filepath.Glob(filepath.Join(filepath.Dir(strings.TrimSpace(string(out))), "*"))
	if err != nil {
		t.Fatal(err)
	}
	allowed := []string{"cmd", "domain", "store", "tui", "go.mod", "go.sum", "README.md", "LICENSE", "sportello", "sportello.exe"}
	for _, e := range entries {
		if name := filepath.Base(e); !strings.HasPrefix(name, ".") && !slices.Contains(allowed, name) {
			t.Errorf("%s does not belong at the root", name)
		}
	}
}
