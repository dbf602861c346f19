// Package inbox watches a folder for exports of the agenda by looking at it again
// and again, which works on network shares too. A file is taken once its size has
// been still for two seconds; it ends in importati/ or scartati/ with a report
// beside it. Nothing outside the folder is ever read or written: links are passed
// over, and every path goes through os.Root.
package inbox

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/store/held"
)

// Still is how long a file's size has to stay the same; one without content may
// still be filled for EmptyAfter.
const (
	Still      = 2 * time.Second
	EmptyAfter = 30 * time.Second
)

// The folders in which files end, and what the name of a report ends in.
const (
	Accepted     = "importati"
	Refused      = "scartati"
	ReportSuffix = ".resoconto.txt"
)

// maxFiles bounds what is looked at: past it the folder is not one for exports.
const maxFiles = 10_000

// File is a file as it was last seen.
type File struct {
	Name     string // base name
	Size     int64
	Modified time.Time
}

// Folder is one watched folder.
type Folder struct {
	dir  string
	root *os.Root
	now  func() time.Time
	seen map[string]sight
}

type sight struct {
	File
	since time.Time
}

// Open begins to watch a folder. Errors are *desk.Sentence.
func Open(dir string, now func() time.Time) (*Folder, error) {
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return nil, refuse(dir, "non si può aprire", err)
	case !info.IsDir():
		return nil, refuse(dir, "non è una cartella", nil)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, refuse(dir, "non si può aprire", err)
	}
	return &Folder{dir: dir, root: root, now: now, seen: map[string]sight{}}, nil
}

func refuse(dir, reason string, cause error) error {
	clean, _ := text.Clean(dir)
	return &desk.Sentence{Text: fmt.Sprintf("La cartella %s %s.", clean, reason), Usage: true, Cause: cause}
}

// Dir is the folder's path.
func (f *Folder) Dir() string { return f.dir }

// Close gives the folder back.
func (f *Folder) Close() error { return f.root.Close() }

// Found is what lies in the folder.
type Found struct {
	Ready   []File   // that lie still, the oldest first
	Pending int      // how many are not known to be still yet
	Empty   []string // that nobody fills
	Left    []Left   // that are not for us
}

// Left is what stays in the folder, unread.
type Left struct {
	Name   string // as sentences show it
	Why    string // Italian, after «resta dov'è: »
	Folder bool
}

// Look looks at the folder once.
func (f *Folder) Look() (found Found, err error) {
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return found, refuse(f.dir, "non si può leggere", err)
	}
	if len(entries) > maxFiles {
		return found, refuse(f.dir, fmt.Sprintf("ha più di %d file: serve una cartella solo per le esportazioni", maxFiles), nil)
	}
	now, there := f.now(), map[string]sight{}
	for _, e := range entries {
		if isNobodys(e.Name()) {
			continue
		}
		if why := oddity(e); why != "" {
			clean, _ := text.Clean(e.Name())
			found.Left = append(found.Left, Left{clean, why, e.IsDir()})
			continue
		}
		info, err := f.root.Lstat(e.Name())
		if err != nil || !info.Mode().IsRegular() || held.Is(info) {
			continue // gone meanwhile, or not what it was, or what the program works on
		}
		s := sight{File{e.Name(), info.Size(), info.ModTime()}, now}
		if was, known := f.seen[s.Name]; known && was.File == s.File {
			s.since = was.since
		}
		there[s.Name] = s
		switch still := now.Sub(s.since); {
		case still < Still:
			found.Pending++
		case s.Size > 0:
			found.Ready = append(found.Ready, s.File)
		case still >= EmptyAfter:
			found.Empty = append(found.Empty, s.Name)
		}
	}
	f.seen = there
	slices.SortFunc(found.Ready, func(a, b File) int {
		if c := a.Modified.Compare(b.Modified); c != 0 {
			return c
		}
		return strings.Compare(a.Name, b.Name)
	})
	return found, nil
}

// isNobodys tells the names of copies under way, of open office files, of our reports
// and folders, and what a system puts into any folder: nobody asks what became of them.
func isNobodys(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || strings.HasSuffix(name, ReportSuffix) || name == Accepted || name == Refused {
		return true
	}
	lower := strings.ToLower(name)
	return slices.Contains([]string{".tmp", ".part", ".crdownload"}, filepath.Ext(lower)) || lower == "desktop.ini" || lower == "thumbs.db"
}

// oddity is why something is no file to be read, empty for a file. Of files their
// content tells what they are.
func oddity(e fs.DirEntry) string {
	switch {
	case e.Type()&fs.ModeSymlink != 0:
		return "è un collegamento"
	case e.IsDir():
		return "è una cartella"
	case !e.Type().IsRegular():
		return "non è un file normale"
	case !text.IsClean(e.Name()):
		return "il suo nome ha caratteri nascosti o non leggibili"
	}
	return ""
}

// IsAsSeen says that the file is still the one that Look had found.
func (f *Folder) IsAsSeen(file File) bool {
	info, err := f.root.Lstat(file.Name)
	return err == nil && info.Mode().IsRegular() && info.Size() == file.Size && info.ModTime().Equal(file.Modified)
}

// Move puts a file into Accepted or Refused, with a report beside it; it answers
// the file's new name within the folder. Files of the same name stay both.
func (f *Folder) Move(name, into, report string) (string, error) {
	if err := f.makeDir(into); err != nil {
		return "", f.failed(name, err)
	}
	to, err := f.free(into, name)
	if err == nil {
		err = f.root.Rename(name, to)
	}
	if err != nil {
		return "", f.failed(name, err)
	}
	delete(f.seen, name)
	if err := f.write(to+ReportSuffix, report); err != nil {
		clean, _ := text.Clean(to)
		return to, &desk.Sentence{Text: fmt.Sprintf("Il file è in %s, ma accanto il suo resoconto non si può scrivere: controllare spazio e permessi di %s.", clean, f.dir), Cause: err}
	}
	return to, nil
}

func (f *Folder) makeDir(name string) error {
	err := f.root.Mkdir(name, 0o700)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := f.root.Lstat(name)
	switch {
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return &notFolder{name, "è un collegamento, che non si segue"}
	case !info.IsDir():
		return &notFolder{name, "è un file"}
	}
	return nil
}

// notFolder is what stands where a folder of ours has to be, and what it is.
type notFolder struct{ name, is string }

func (e *notFolder) Error() string { return e.name + " is no folder" }

// free is a name in a folder that neither a file nor a report has.
func (f *Folder) free(into, name string) (string, error) {
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for n := 1; n < maxFiles; n++ {
		to := path.Join(into, name)
		if n > 1 {
			to = path.Join(into, fmt.Sprintf("%s (%d)%s", stem, n, ext))
		}
		_, err := f.root.Lstat(to)
		_, other := f.root.Lstat(to + ReportSuffix)
		if errors.Is(err, fs.ErrNotExist) && errors.Is(other, fs.ErrNotExist) {
			return to, nil
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return "", fs.ErrExist
}

func (f *Folder) write(name, content string) error {
	w, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = w.WriteString(content)
	return errors.Join(err, w.Close())
}

func (f *Folder) failed(name string, err error) error {
	clean, _ := text.Clean(name)
	why := "controllare i permessi della cartella"
	if blocked := (*notFolder)(nil); errors.As(err, &blocked) {
		why = fmt.Sprintf("lì «%s» %s: al suo posto serve una cartella", blocked.name, blocked.is)
	}
	return &desk.Sentence{Text: fmt.Sprintf("«%s» non si può spostare dentro %s: %s. Il file è rimasto dov'era.", clean, f.dir, why), Cause: err}
}
