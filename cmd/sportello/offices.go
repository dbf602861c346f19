package main

import (
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"civico/sportello/domain/office"
	"civico/sportello/store/officefile"
)

const appName = "sportello"

// Where the program keeps what is the user's own.
func configFolder() string  { return filepath.Join(xdg.ConfigHome, appName) }
func dataFolder() string    { return filepath.Join(xdg.DataHome, appName) }
func keyFolder() string     { return filepath.Join(configFolder(), "chiavi") }
func officesFolder() string { return filepath.Join(configFolder(), "uffici") }

// offices are the profiles that come with the program and the user's own.
func (p *program) offices() (*office.Book, error) { return officefile.Load(officesFolder()) }

func officeIDs(book *office.Book) string {
	var ids []string
	for _, o := range book.All() {
		ids = append(ids, o.ID)
	}
	return strings.Join(ids, ", ")
}
