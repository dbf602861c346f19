package main

import (
	"github.com/spf13/cobra"

	"civico/sportello/store/agendafile"
	"civico/sportello/store/casefile"
)

func (p *program) schemaCommand() *cobra.Command {
	pratica := &cobra.Command{
		Use: "pratica", Aliases: []string{"case"}, Args: noCommand,
		Short: "schema JSON del file di una pratica",
		RunE: func(*cobra.Command, []string) error {
			_, err := p.data().Write(casefile.Schema())
			return err
		},
	}
	agenda := &cobra.Command{
		Use: "agenda", Args: noCommand,
		Short: "schema JSON dell'agenda, nella forma che «agenda esporta» scrive",
		RunE: func(*cobra.Command, []string) error {
			_, err := p.data().Write(agendafile.Schema())
			return err
		},
	}
	return group("schema", "", "scrive la forma dei file che il programma legge", pratica, agenda)
}
