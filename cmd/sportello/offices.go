package main

import (
	"strings"

	"civico/sportello/domain/office"
	"civico/sportello/store"
	"civico/sportello/store/officefile"
)

// offices are the profiles that come with the program and the user's own.
func (p *program) offices() (*office.Book, error) {
	return officefile.Load(store.DefaultPaths().Offices)
}

func officeIDs(book *office.Book) string {
	var ids []string
	for _, o := range book.All() {
		ids = append(ids, o.ID)
	}
	return strings.Join(ids, ", ")
}
