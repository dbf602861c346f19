package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain/office"
	"civico/sportello/store/officefile"
)

func (p *program) officeCommand() *cobra.Command {
	var asJSON bool
	list := &cobra.Command{
		Use: "elenco", Aliases: []string{"list"}, Args: noCommand, Short: "elenca gli uffici conosciuti",
		RunE: func(*cobra.Command, []string) error { return p.listOffices(asJSON) },
	}
	list.Flags().BoolVar(&asJSON, "json", false, "scrive l'elenco in JSON")
	show := &cobra.Command{
		Use: "mostra ID", Aliases: []string{"show"}, Args: exactly("l'id dell'ufficio"),
		Short: "mostra un ufficio, ogni valore con il profilo da cui viene",
		RunE: func(_ *cobra.Command, args []string) error {
			book, err := p.offices()
			if err != nil {
				return err
			}
			profile, err := findOffice(book, args[0])
			if err != nil {
				return err
			}
			return p.printf("%s", officeTable(profile))
		},
	}
	check := &cobra.Command{
		Use: "controlla FILE", Aliases: []string{"check"}, Args: exactly("il file del profilo"),
		Short: "controlla il file di un profilo e mostra l'ufficio che ne risulta",
		RunE: func(_ *cobra.Command, args []string) error {
			profile, err := officefile.Check(args[0])
			if err != nil {
				return err
			}
			return p.printf("%s", officeTable(profile))
		},
	}
	return group("ufficio", "office", "gli uffici e le loro prassi", list, show, check)
}

func findOffice(book *office.Book, id string) (*office.Profile, error) {
	profile, ok := book.Get(id)
	if !ok {
		return nil, usage("«%s» non è un ufficio conosciuto; sono: %s", id, officeIDs(book))
	}
	return profile, nil
}

func (p *program) listOffices(asJSON bool) error {
	book, err := p.offices()
	if err != nil {
		return err
	}
	type line struct {
		ID     string `json:"id"`
		Name   string `json:"name"`
		Kind   string `json:"kind"`
		Parent string `json:"parent,omitempty"`
	}
	var lines []line
	for _, o := range book.All() {
		lines = append(lines, line{o.ID, o.Name, string(o.Kind), o.Parent})
	}
	if asJSON {
		return p.writeJSON(lines)
	}
	var b strings.Builder
	for _, l := range lines {
		under := ""
		if l.Parent != "" {
			under = " (" + l.Parent + ")"
		}
		fmt.Fprintf(&b, "%-14s %s%s\n", l.ID, l.Name, under)
	}
	return p.printf("%s", b.String())
}
