package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"civico/sportello/store"
)

// restoreCommand puts a copy in the archive's place. It does not open what stands
// there: that may be what is broken.
func (p *program) restoreCommand() *cobra.Command {
	var f archiveFlags
	var confirmed bool
	cmd := &cobra.Command{
		Use: "ripristina FILE", Aliases: []string{"restore"}, Args: exactly("il file della copia"),
		Short: "rimette una copia al posto dell'archivio",
		Long: "Controlla una copia fatta con «sportello archivio copia» e la mette al posto dell'archivio, che resta accanto con\n" +
			"un altro nome, e dice quali pratiche cancellate per sempre sono tornate con la copia. Prima si chiude Sportello. Serve il file delle chiavi con cui la copia è stata fatta.",
		Example: "  sportello archivio ripristina /media/chiavetta/copia.db",
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.restore(cmd.Context(), f, args[0], confirmed)
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&confirmed, "conferma", false, "non chiede conferma")
	return cmd
}

func (p *program) restore(ctx context.Context, f archiveFlags, from string, confirmed bool) error {
	file, own := f.path()
	copied, err := store.OfficeOf(ctx, from)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(file); err == nil && copied != "" {
		question := fmt.Sprintf("%s prende il posto di %s, che resta accanto con un altro nome. Ciò che è stato scritto dopo la copia non sarà nell'archivio. Continuare?", from, file)
		if err := p.confirm(confirmed, question); err != nil {
			return err
		}
	}
	aside, err := store.Restore(ctx, from, store.Options{
		Path: file, OwnFolder: own, KeyDir: store.DefaultPaths().KeyDir, Office: f.office, Now: p.now,
	})
	if err != nil {
		return err
	}
	if aside != "" {
		fmt.Fprintf(p.err, "L'archivio di prima è rimasto qui: %s\n", aside)
		p.tellErasedSince(ctx, aside, file)
	}
	return afterDone(p.printf("%s\n", file), "l'archivio è stato ripristinato")
}

// tellErasedSince names cases that a copy has brought back: they were erased after
// it was made.
func (p *program) tellErasedSince(ctx context.Context, aside, file string) {
	ids, err := store.ErasedSince(ctx, aside, file)
	if err != nil { // what stood there may be what was broken
		fmt.Fprintln(p.err, "Le pratiche cancellate per sempre dopo la copia sono tornate: vanno cancellate di nuovo.")
		return
	}
	for _, id := range ids {
		fmt.Fprintf(p.err, "Era stata cancellata per sempre ed è tornata con la copia: sportello archivio cancella %s\n", id)
	}
}
