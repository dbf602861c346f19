package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// Paths are where the program keeps things for one user of the machine.
type Paths struct {
	Store    string // the archive
	KeyDir   string // key files: another folder than the archive's
	Settings string
	Offices  string // the user's own profiles
	Profiles string // mapping profiles for exports of the agenda
	Logs     string // the diagnostic log
}

// DefaultPaths follow the system's customs: XDG folders, LOCALAPPDATA, Library.
func DefaultPaths() Paths {
	xdg.Reload() // the environment may have been set after the start
	data := filepath.Join(xdg.DataHome, "sportello")
	config := filepath.Join(xdg.ConfigHome, "sportello")
	return Paths{
		Store:    filepath.Join(data, "archivio", "sportello.db"),
		KeyDir:   filepath.Join(config, "chiavi"),
		Settings: filepath.Join(config, "impostazioni.toml"),
		Offices:  filepath.Join(config, "uffici"),
		Profiles: filepath.Join(config, "profili-agenda"),
		Logs:     filepath.Join(xdg.StateHome, "sportello", "diario"),
	}
}

// OfficeOf reads whose archive a file is without changing it; empty where there
// is no archive yet. Other files are refused as Open does.
func OfficeOf(ctx context.Context, path string) (string, error) {
	office, err := officeOf(ctx, path)
	return office, sentence(err, path)
}

func officeOf(ctx context.Context, path string) (string, error) {
	path, err := realPath(path)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", notOrphaned(path)
	}
	if err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", notAFile(path)
	}
	state, err := inspectSchema(ctx, path, info, migrations)
	if err != nil || state == fileEmpty {
		return "", err
	}
	db, err := peek(path)
	if err != nil {
		return "", err
	}
	defer db.Close() //nolint:errcheck // only read
	var office string
	err = db.QueryRowContext(ctx, `SELECT office FROM archive`).Scan(&office)
	return office, err
}
