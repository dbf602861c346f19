package main

import (
	"context"
	"fmt"

	"civico/sportello/domain/agenda"
	"civico/sportello/store"
	"civico/sportello/store/agendafile"
)

// mapping is the profile that the command line names, nil for none.
func (o importFlags) mapping() (*agenda.Profile, error) {
	if o.profile == "" {
		return nil, nil
	}
	return agendafile.FindProfile(store.DefaultPaths().Profiles, o.profile)
}

// proposeProfile names the profile that knows a file's header. It only advises: a
// file that cannot be looked at is refused, with its reason, by the import.
func (p *program) proposeProfile(ctx context.Context, file string) {
	all, broken, err := agendafile.Profiles(store.DefaultPaths().Profiles)
	if err != nil {
		broken = append(broken, err)
	}
	for _, err := range broken {
		fmt.Fprintln(p.err, "sportello: avviso: "+oneLine(err.Error()))
	}
	if len(all) == 0 {
		return
	}
	sample, err := agendafile.SampleOf(ctx, file, 0)
	if err != nil {
		return
	}
	if found, ok := agendafile.Propose(all, sample.Header); ok {
		fmt.Fprintln(p.err, "sportello: avviso: "+oneLine(fmt.Sprintf("il profilo «%s» conosce le colonne di questo file: per usarlo, --profilo %s", found.Name, found.ID)))
	}
}
