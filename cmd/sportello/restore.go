package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"civico/sportello/store"
)

// restoreCommand puts a copy in the archive's place. It does not open what stands
// there: that may be what is broken.
func (p *program) restoreCommand() *cobra.Command {
	var f archiveFlags
	cmd := &cobra.Command{
		Use: "ripristina FILE", Aliases: []string{"restore"}, Args: exactly("il file della copia"),
		Short: "rimette una copia al posto dell'archivio",
		Long: "Controlla una copia fatta con «sportello archivio copia» e la mette al posto dell'archivio, che resta accanto con\n" +
			"un altro nome. Prima si chiude Sportello. Serve il file delle chiavi con cui la copia è stata fatta.",
		Example: "  sportello archivio ripristina /media/chiavetta/copia.db",
		RunE: func(cmd *cobra.Command, args []string) error {
			file, own := f.path()
			aside, err := store.Restore(cmd.Context(), args[0], store.Options{
				Path: file, OwnFolder: own, KeyDir: store.DefaultPaths().KeyDir, Office: f.office, Now: p.now,
			})
			if err != nil {
				return err
			}
			if aside != "" {
				fmt.Fprintf(p.err, "L'archivio di prima è rimasto qui: %s\n", aside)
			}
			return p.printf("%s\n", file)
		},
	}
	f.add(cmd.Flags())
	return cmd
}
