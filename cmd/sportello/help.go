package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// writeHelp is the help of one command, in Italian, without a template.
func writeHelp(w io.Writer, cmd *cobra.Command) {
	long := cmd.Long
	if long == "" {
		long = capital(cmd.Short) + "."
	}
	fmt.Fprintf(w, "%s\n\nUso:\n  %s\n", long, useLine(cmd))
	if len(cmd.Aliases) > 0 {
		fmt.Fprintf(w, "\nAltri nomi: %s\n", strings.Join(cmd.Aliases, ", "))
	}
	var commands [][2]string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() || c.Name() == "aiuto" {
			commands = append(commands, [2]string{c.Name(), c.Short})
		}
	}
	writeTable(w, "Comandi", commands)
	var options [][2]string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			options = append(options, optionRow(f))
		}
	})
	cmd.InheritedFlags().VisitAll(func(f *pflag.Flag) {
		if cmd.Flags().Lookup(f.Name) == nil {
			options = append(options, optionRow(f))
		}
	})
	writeTable(w, "Opzioni", options)
	if cmd.Example != "" {
		fmt.Fprintf(w, "\nEsempi:\n%s\n", cmd.Example)
	}
}

func useLine(cmd *cobra.Command) string {
	line := strings.TrimSpace("sportello " + strings.TrimPrefix(useOf(cmd), "sportello"))
	if cmd.HasAvailableLocalFlags() {
		line += " [opzioni]"
	}
	return line
}

func optionRow(f *pflag.Flag) [2]string {
	value, use := pflag.UnquoteUsage(f)
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	if f.Value.Type() != "bool" {
		name += " " + value
	}
	return [2]string{name, use}
}

func writeTable(w io.Writer, title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	width := 0
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(r[0]))
	}
	fmt.Fprintf(w, "\n%s:\n", title)
	for _, r := range rows {
		fmt.Fprintf(w, "  %s%s  %s\n", r[0], strings.Repeat(" ", width-utf8.RuneCountInString(r[0])), r[1])
	}
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(string(r)) + s[n:]
}
