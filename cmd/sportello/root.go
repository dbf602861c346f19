package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (p *program) root() *cobra.Command {
	cobra.MousetrapHelpText = "" // on Windows a double click starts the screens
	var o screenOptions
	root := &cobra.Command{
		Use:   "sportello",
		Short: "lo sportello passaporti nel terminale",
		Long: "Lo sportello passaporti nel terminale: agenda del giorno, arrivi, pratiche e ricevute.\n" +
			"Senza comandi apre le schermate sull'archivio di questo computer.",
		Example: "  sportello demo\n  sportello agenda importa agenda.csv --prova\n  sportello valuta pratica.json --json",
		Version: version,
		Args:    noCommand,
		RunE:    func(cmd *cobra.Command, _ []string) error { return p.screens(cmd.Context(), o) },
	}
	o.add(root.Flags())
	root.Flags().StringVar(&o.day, "data", "", "`GIORNO` da mostrare: GG/MM/AAAA, oggi, domani, +3")
	root.Flags().Bool("version", false, "mostra la versione")
	root.SetVersionTemplate("sportello {{.Version}}\n")
	root.AddCommand(
		p.demoCommand(), p.agendaCommand(), p.evaluateCommand(), p.caseCommand(), p.searchCommand(), p.printCommand(), p.archiveCommand(),
		p.registerCommand(), p.radarCommand(), p.rulesCommand(), p.officeCommand(), p.schemaCommand(), p.completionCommand(root),
	)
	p.italian(root)
	return root
}

// italian replaces whatever cobra would say in English.
func (p *program) italian(root *cobra.Command) {
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().BoolP("help", "h", false, "mostra questo aiuto")
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		if words := cmd.Flags().Args(); cmd.HasSubCommands() && len(words) > 0 {
			p.helpless = noCommand(cmd, words)
			return
		}
		writeHelp(p.out, cmd)
	})
	root.SetUsageFunc(func(cmd *cobra.Command) error { writeHelp(p.err, cmd); return nil })
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagSentence(cmd, err) })
	root.SetHelpCommand(p.helpCommand(root))
	root.SetGlobalNormalizationFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if italian, ok := flagAliases[name]; ok {
			name = italian
		}
		return pflag.NormalizedName(name)
	})
}

// flagAliases are the English names of options.
var flagAliases = map[string]string{
	"office": "ufficio", "procedure": "procedura", "date": "data", "seed": "seme", "dry-run": "prova", "from": "dal", "to": "al", "all-or-nothing": "tutto-o-niente",
	"exported-at": "esportato-il", "format": "formato", "profile": "profilo", "sheet": "foglio", "other-office": "altro-ufficio", "insist": "insisti", "text": "testo", "export": "esporta", "quick": "rapida", "reason": "motivo", "confirm": "conferma", "expired": "scadute", "empty": "vuota", "aiuto": "help", "versione": "version",
	"all": "tutti", "take-off": "togli",
}

func (p *program) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "aiuto [COMANDO]",
		Aliases: []string{"help"},
		Short:   "mostra l'aiuto di un comando",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return usage("comando sconosciuto: «%s»; per l'elenco: sportello aiuto", strings.Join(args, " "))
			}
			writeHelp(p.out, cmd)
			return nil
		},
	}
}

// group is a command that only holds others.
func group(use, alias, short string, subcommands ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{
		Use: use + " COMANDO", Short: short, Args: noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return usage("manca il comando: %s", strings.Join(childNames(cmd), " | "))
		},
	}
	if alias != "" {
		cmd.Aliases = []string{alias}
	}
	cmd.AddCommand(subcommands...)
	return cmd
}

func childNames(cmd *cobra.Command) []string {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() && c.Name() != "aiuto" {
			names = append(names, cmd.CommandPath()+" "+c.Name())
		}
	}
	return names
}

// noCommand refuses a word where only a subcommand may stand.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if cmd.HasParent() && !cmd.HasSubCommands() {
		return usage("«%s» è di troppo: sportello %s", args[0], useOf(cmd))
	}
	hint := "per l'elenco: " + cmd.CommandPath() + " --help"
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = "forse: " + cmd.CommandPath() + " " + near[0]
	}
	return usage("comando sconosciuto: «%s»; %s", args[0], hint)
}

// exactly wants one argument for each name.
func exactly(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return usage("manca %s: sportello %s", names[len(args)], useOf(cmd))
		case len(args) > len(names):
			return usage("«%s» è di troppo: sportello %s", args[len(names)], useOf(cmd))
		}
		return nil
	}
}

// atLeastOne wants one argument or more.
func atLeastOne(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage("manca %s: sportello %s", name, useOf(cmd))
		}
		return nil
	}
}

// useOf is the use line without the program's name.
func useOf(cmd *cobra.Command) string {
	parents := strings.TrimPrefix(strings.TrimSuffix(cmd.CommandPath(), cmd.Name()), "sportello ")
	return parents + cmd.Use
}

func flagSentence(cmd *cobra.Command, err error) error {
	see := "; per le opzioni: " + cmd.CommandPath() + " --help"
	var (
		unknown *pflag.NotExistError
		novalue *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if len(name) > 1 {
			name = "--" + name
		} else {
			name = "-" + name
		}
		return usage("opzione sconosciuta: %s%s", name, see)
	case errors.As(err, &novalue):
		return usage("manca il valore di --%s%s", novalue.GetFlag().Name, see)
	case errors.As(err, &invalid):
		return usage("--%s: «%s» non va bene%s", invalid.GetFlag().Name, invalid.GetValue(), see)
	case errors.As(err, &syntax):
		return usage("opzione scritta male: %s%s", syntax.GetSpecifiedFlag(), see)
	}
	return usage("opzioni non comprese%s", see)
}
