package main

import (
	"context"
	"fmt"

	"civico/sportello/domain/agenda"
	"civico/sportello/store"
	"civico/sportello/store/agendafile"
)

// mapping is how the command line says that a file is read, nil for as all are.
func (o importFlags) mapping() (*agenda.Profile, error) {
	if o.profile == "" && o.sheet == "" {
		return nil, nil
	}
	out := &agenda.Profile{}
	if o.profile != "" {
		var err error
		if out, err = agendafile.FindProfile(store.DefaultPaths().Profiles, o.profile); err != nil {
			return nil, err
		}
	}
	if o.sheet != "" {
		out.Sheet = o.sheet
	}
	return out, nil
}

// proposeProfile names the profile that knows a file's header. It only advises: a
// file that cannot be looked at is refused, with its reason, by the import.
func (p *program) proposeProfile(ctx context.Context, file string) {
	found, broken, _ := proposals(ctx, store.DefaultPaths().Profiles, file, "")
	for _, err := range broken {
		fmt.Fprintln(p.err, "sportello: avviso: "+oneLine(err.Error()))
	}
	if len(found) > 0 {
		fmt.Fprintln(p.err, "sportello: avviso: "+oneLine(fmt.Sprintf("il profilo «%s» conosce le colonne di questo file: per usarlo, --profilo %s", found[0].Name, found[0].ID)))
	}
}
