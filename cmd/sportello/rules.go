package main

import (
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
	"civico/sportello/domain/text"
)

// ruleFlags are what `regole` is asked, as typed.
type ruleFlags struct {
	day, since, procedure, office string
	asJSON                        bool
}

func (p *program) rulesCommand() *cobra.Command {
	var f ruleFlags
	cmd := &cobra.Command{
		Use: "regole", Aliases: []string{"rules"}, Args: noCommand,
		Short: "elenca le regole dello sportello con fonti e date",
		Long: "Elenca le regole dello sportello in vigore un giorno: testo, primo giorno, fonti e giorno dell'ultima verifica.\n" +
			"Con --dal dice invece che cosa è cambiato da quel giorno, e che cosa diceva prima.",
		Example: "  sportello regole --data 30/11/2025 --procedura passport\n  sportello regole --dal 01/12/2025\n  sportello regole --ufficio matera --json",
		RunE: func(*cobra.Command, []string) error {
			ask, err := p.whichRules(f)
			if err != nil {
				return err
			}
			return p.listRules(ask, f.asJSON)
		},
	}
	cmd.Flags().StringVar(&f.day, "data", "", "regole in vigore quel `GIORNO` (se manca: oggi)")
	cmd.Flags().StringVar(&f.since, "dal", "", "solo che cosa è cambiato da quel `GIORNO`, fino a --data se c'è")
	cmd.Flags().StringVar(&f.procedure, "procedura", "", "solo le regole di un `PROCEDIMENTO`: "+strings.Join(domain.Procedure("").Codes(), ", "))
	cmd.Flags().StringVar(&f.office, "ufficio", "", "solo le regole che un ufficio applica, per `ID`")
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "scrive l'elenco in JSON")
	return cmd
}

// ruleQuery is what `regole` is asked, understood. A zero until is no limit.
type ruleQuery struct {
	on        domain.Date // the rules of a day …
	changes   bool        // … or what changed
	since     domain.Date
	until     domain.Date
	procedure domain.Procedure
	office    *office.Profile
}

func (p *program) whichRules(f ruleFlags) (q ruleQuery, err error) {
	if q.on, err = p.codifiedDay("data", f.day); err != nil {
		return q, err
	}
	if f.since != "" {
		q.changes = true
		if q.since, err = p.codifiedDay("dal", f.since); err != nil {
			return q, err
		}
		if f.day != "" {
			q.until = q.on
		}
		if f.day != "" && q.until.Before(q.since) {
			return q, usage("--dal: %s viene dopo --data, che è %s", q.since.Italian(), q.until.Italian())
		}
	}
	if q.procedure, err = procedureFlag(f.procedure); err != nil || f.office == "" {
		return q, err
	}
	book, err := p.offices()
	if err != nil {
		return q, err
	}
	q.office, err = findOffice(book, f.office)
	return q, err
}

// codifiedDay is a typed day for which the rules are written down; none is today.
func (p *program) codifiedDay(name, typed string) (domain.Date, error) {
	today := calendar.FromTime(p.now())
	if typed == "" {
		return today, nil
	}
	on, err := dayFlag(name, typed, today)
	if err == nil && on.Before(rules.FirstDay) {
		err = usage("--%s: %s: data precedente alle regole codificate, che cominciano il %s", name, on.Italian(), rules.FirstDay.Italian())
	}
	return on, err
}

// procedureFlag takes the code of the case file or its Italian name; none is all.
func procedureFlag(typed string) (domain.Procedure, error) {
	if typed == "" {
		return "", nil
	}
	var known []string
	for _, code := range domain.Procedure("").Codes() {
		label := desk.CodeLabel("procedure", code)
		if typed == code || text.EqualFold(typed, label) {
			return domain.Procedure(code), nil
		}
		known = append(known, code+" ("+label+")")
	}
	return "", usage("--procedura: «%s» non è una procedura; sono: %s", typed, strings.Join(known, ", "))
}

// reads says that a rule is among those asked for.
func (q *ruleQuery) reads(r *rules.Rule) bool {
	return (q.procedure == "" || r.AppliesTo(q.procedure)) && (q.office == nil || r.AppliesAt(q.office))
}

// turns are what changed or, with nothing before them, the rules of the day.
func (q *ruleQuery) turns() []rules.Turn {
	var all []rules.Turn
	if q.changes {
		for _, t := range rules.Since(q.since) {
			if q.reads(t.Rule) && (q.until.IsZero() || !t.Version.From.After(q.until)) {
				all = append(all, t)
			}
		}
		return all
	}
	for _, r := range rules.All() {
		if q.reads(r) && !r.Versions[0].From.After(q.on) {
			all = append(all, rules.Turn{Rule: r, Version: r.In(q.on)})
		}
	}
	return all
}

func (p *program) listRules(q ruleQuery, asJSON bool) error {
	turns := q.turns()
	if !asJSON {
		return p.printf("%s", q.table(turns, p.outWidth()))
	}
	lines := []ruleLine{}
	for _, t := range turns {
		lines = append(lines, lineOfRule(t))
	}
	return p.writeJSON(lines)
}

// typedDay reads a day of the command line; none is today, by the machine's clock.
func (p *program) typedDay(s string) (domain.Date, error) {
	today := calendar.FromTime(p.now())
	if s == "" {
		return today, nil
	}
	return dayFlag("data", s, today)
}

func dayFlag(name, s string, today domain.Date) (domain.Date, error) {
	d, err := calendar.ParseTyped(s, today)
	if err != nil {
		reason := "non è una data"
		if e, ok := err.(*calendar.DateError); ok {
			reason = e.Sentence()
		}
		return d, usage("--%s: «%s»: %s", name, s, reason)
	}
	return d, nil
}
