package tui

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// pathField is a file's path with the folder's files below it: what is typed
// narrows them, tab completes, ⏎ enters a folder or takes a file.
type pathField struct {
	app    *App
	field  *widget.Field
	files  []entry
	picked widget.List
	chosen bool // the cursor was moved into the list
	exact  bool // what is typed is there itself
	number int
	listed int // number of the listing that is shown
}

// entry is one file or folder that fits what was typed.
type entry struct {
	path   string
	begins bool // its name, with what was typed
	dir    bool
	size   int64
	at     time.Time
}

// entryLimit bounds what is shown of a folder.
const entryLimit = 500

func newPathField(a *App, from string) *pathField {
	p := &pathField{app: a, field: widget.NewField("File", 4096, nil)}
	if from != "" {
		from = strings.TrimSuffix(from, string(filepath.Separator)) + string(filepath.Separator)
	}
	p.field.Set(from)
	p.field.Focus()
	return p
}

// list reads the folder of what is typed, outside Update.
func (p *pathField) list() tea.Cmd {
	p.number++
	number, typed := p.number, p.field.Text()
	exact := false
	return Load(p.app, func(context.Context) ([]entry, error) {
		_, err := os.Stat(expand(typed))
		exact = err == nil
		return entries(typed), nil
	}, func(found []entry, _ error) tea.Cmd {
		if number != p.number {
			return nil
		}
		p.files, p.chosen, p.exact, p.listed = found, false, exact, number
		p.picked.SetLen(len(found))
		p.picked.To(0)
		return nil
	})
}

// entries lists what the typed path begins, and then whose name holds its end:
// folders, and files of a kind that an agenda comes in, the newest first. A folder
// that cannot be read has none.
func entries(typed string) []entry {
	dir, prefix := filepath.Split(expand(typed))
	if dir == "" {
		dir = "."
	}
	read, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []entry
	prefix = strings.ToLower(prefix)
	for _, e := range read {
		name := e.Name()
		if strings.HasPrefix(name, ".") && !strings.HasPrefix(prefix, ".") || !text.IsClean(name) || !strings.Contains(strings.ToLower(name), prefix) {
			continue
		}
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || !info.IsDir() && !info.Mode().IsRegular() || !info.IsDir() && !bookings.IsExportName(name) {
			continue
		}
		begins := strings.HasPrefix(strings.ToLower(name), prefix)
		out = append(out, entry{filepath.Join(dir, name), begins, info.IsDir(), info.Size(), info.ModTime()})
	}
	slices.SortFunc(out, func(a, b entry) int {
		if a.begins != b.begins {
			if a.begins {
				return -1
			}
			return 1
		}
		if a.dir != b.dir {
			if a.dir {
				return 1
			}
			return -1
		}
		if !a.dir && !a.at.Equal(b.at) {
			return b.at.Compare(a.at)
		}
		return cmp.Compare(a.path, b.path)
	})
	return out[:min(len(out), entryLimit)]
}

// expand turns ~ into the user's folder and drops the quotes that a file manager
// puts around a dragged file.
func expand(path string) string {
	path = strings.Trim(begunAnew(strings.TrimSpace(path)), `"'`)
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			return home + rest
		}
	}
	return path
}

// begunAnew drops what stood in the field before a whole path was typed or dropped
// behind it: of «/home/x/Scaricati//tmp/a.csv» the end counts.
func begunAnew(path string) string {
	from := 0
	for i := 1; i < len(path); i++ {
		if !os.IsPathSeparator(path[i-1]) {
			continue
		}
		rest := strings.TrimLeft(path[i:], `"'`)
		if rest != "" && (os.IsPathSeparator(rest[0]) && i > 1 || strings.HasPrefix(rest, "~") && (len(rest) == 1 || os.IsPathSeparator(rest[1])) || filepath.VolumeName(rest) != "") {
			from = i
		}
	}
	return path[from:]
}

// file is the path as it would be opened now.
func (p *pathField) file() string { return expand(p.field.Text()) }

func (p *pathField) selected() *entry {
	if i := p.picked.Cursor(); i >= 0 && i < len(p.files) {
		return &p.files[i]
	}
	return nil
}

func (p *pathField) bindings(read func() tea.Cmd) []Binding {
	return []Binding{
		{Keys: []string{"enter"}, Action: "leggi il file", Help: "Legge il file e mostra che cosa cambierebbe; entra nella cartella scelta.", Do: func() tea.Cmd { return p.enter(read) }},
		{Keys: []string{"tab"}, Action: "completa", Help: "Completa il percorso.", Do: p.complete},
		{Keys: []string{"down", "up", "pgdown", "pgup"}, Action: "scegli", Help: "Sceglie un file dall'elenco."},
		{Keys: []string{"esc"}, Action: "agenda", Do: p.app.Pop},
	}
}

// enter takes what is meant: a folder is entered, a file goes to use.
func (p *pathField) enter(use func() tea.Cmd) tea.Cmd {
	e := p.meant()
	switch {
	case e == nil && p.listed == p.number && len(p.files) > 1 && !p.exact:
		return p.app.Say("Più file contengono queste lettere: ↓ ne sceglie uno.")
	case e == nil:
		return use()
	case e.dir:
		p.field.Set(e.path + string(filepath.Separator))
		return p.list()
	}
	p.field.Set(e.path)
	return use()
}

// meant is the chosen entry, or the one that the typed path leaves no doubt about;
// nil where it is the path as typed.
func (p *pathField) meant() *entry {
	e := p.selected()
	typed := p.file()
	if e != nil && (p.chosen || strings.HasSuffix(typed, string(filepath.Separator)) && !e.dir) {
		return e
	}
	for i := range p.files {
		if p.files[i].path == filepath.Clean(typed) {
			return &p.files[i]
		}
	}
	if len(p.files) == 1 && !e.dir {
		return e // the only one whose name holds what was typed
	}
	return nil
}

// complete writes what all entries have in common that begin so.
func (p *pathField) complete() tea.Cmd {
	if len(p.files) == 0 {
		return p.app.Say("Nessun file contiene queste lettere.")
	}
	if p.chosen || len(p.files) == 1 {
		e := p.selected()
		p.field.Set(e.path)
		if e.dir {
			p.field.Set(e.path + string(filepath.Separator))
		}
		return p.list()
	}
	if !p.files[0].begins {
		return p.app.Say("Nessun file comincia così: ↓ sceglie tra quelli che lo contengono.")
	}
	common := p.files[0].path
	for _, e := range p.files[1:] {
		for e.begins && !strings.HasPrefix(strings.ToLower(e.path), strings.ToLower(common)) {
			r := []rune(common)
			common = string(r[:len(r)-1])
		}
	}
	if len(common) > len(filepath.Clean(p.file())) {
		p.field.Set(common)
	}
	return p.list()
}

func (p *pathField) update(k tea.KeyMsg) tea.Cmd {
	if key := k.String(); actsWhileTyping(key) {
		moved := p.picked.Key(key)
		if moved && !p.chosen {
			p.picked.To(0)
			p.chosen = true
		}
		if moved {
			return nil
		}
	}
	before := p.field.Text()
	p.field.Update(k)
	if p.field.Text() == before {
		return nil
	}
	return p.list()
}

func (p *pathField) view(w, h int) []string {
	st := &p.app.Styles
	lines := append([]string{""}, p.field.Lines(st, 5, w)...)
	lines = append(lines, "")
	if len(p.files) == 0 {
		none := "Nessuna esportazione qui. Si può anche trascinare o incollare il percorso."
		if _, begun := filepath.Split(p.file()); begun != "" {
			none = "Nessun file qui comincia con «" + widget.CutMiddle(value(begun), w-36) + "»."
		}
		return append(lines, "  "+st.Muted.Paint(none))
	}
	return append(lines, p.picked.View(h-len(lines), func(i int, selected bool) string {
		return p.row(&p.files[i], selected && p.chosen, w)
	})...)
}

func (p *pathField) row(e *entry, selected bool, w int) string {
	name := filepath.Base(e.path)
	note := e.at.In(p.app.Now().Location()).Format("02/01/2006 15:04") + "  " + widget.Right(size(e.size), 9)
	if e.dir {
		name, note = name+string(filepath.Separator), "cartella"
	}
	line := "  " + marker(selected) + widget.Ends(name, note, w-6)
	if selected {
		return p.app.Styles.Selected.Paint(widget.Fit(line, w))
	}
	return line
}

func size(n int64) string {
	switch {
	case n < 1<<10:
		return itoa(int(n)) + " B"
	case n < 1<<20:
		return itoa(int(n>>10)) + " kB"
	}
	return itoa(int(n>>20)) + " MB"
}
