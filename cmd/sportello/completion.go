package main

import (
	"github.com/spf13/cobra"
)

func (p *program) completionCommand(root *cobra.Command) *cobra.Command {
	shells := map[string]func() error{
		"bash":       func() error { return root.GenBashCompletionV2(p.data(), true) },
		"zsh":        func() error { return root.GenZshCompletion(p.data()) },
		"fish":       func() error { return root.GenFishCompletion(p.data(), true) },
		"powershell": func() error { return root.GenPowerShellCompletionWithDesc(p.data()) },
	}
	return &cobra.Command{
		Use: "completamento SHELL", Aliases: []string{"completion"}, Args: exactly("la shell: bash, zsh, fish o powershell"),
		Short:     "scrive il completamento dei comandi per una shell",
		Long:      "Scrive sull'uscita il completamento dei comandi per bash, zsh, fish o powershell.",
		Example:   "  source <(sportello completamento bash)\n  sportello completamento fish > ~/.config/fish/completions/sportello.fish",
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(_ *cobra.Command, args []string) error {
			write, known := shells[args[0]]
			if !known {
				return usage("«%s» non è una shell conosciuta: bash, zsh, fish, powershell", args[0])
			}
			return write()
		},
	}
}
