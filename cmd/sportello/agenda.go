package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

func (p *program) agendaCommand() *cobra.Command {
	return group("agenda", "", "importa, elenca ed esporta gli appuntamenti",
		p.importCommand(), p.dayCommand(), p.exportAgendaCommand(), p.quarantineCommand(), p.watchCommand(), p.conflictsCommand(), p.restoreBookingCommand(), p.historyCommand(), p.undoImportCommand())
}

func (p *program) dayCommand() *cobra.Command {
	var f archiveFlags
	var day string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "elenco", Aliases: []string{"list"}, Args: noCommand, Short: "elenca gli appuntamenti di un giorno",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if day != "" { // before the archive is touched
				if _, err := p.typedDay(day); err != nil {
					return err
				}
			}
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error { return p.listDay(ctx, a, day, asJSON) })
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().StringVar(&day, "data", "", "`GIORNO` da elencare (se manca: oggi)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "scrive l'elenco in JSON")
	return cmd
}

// bookingLine is an appointment, or a walk-in's case, in a list.
type bookingLine struct {
	Code      string `json:"code,omitempty"`
	Date      string `json:"date"`
	Hour      string `json:"hour"`
	Section   string `json:"section,omitempty"`
	Surname   string `json:"surname"`
	Name      string `json:"name"`
	BirthDate string `json:"birth_date,omitempty"`
	TaxCode   string `json:"tax_code,omitempty"`
	Service   string `json:"service,omitempty"`
	Procedure string `json:"procedure,omitempty"`
	Minor     bool   `json:"minor"`
	Departure string `json:"departure,omitempty"`
	Status    string `json:"status"`
	Visit     string `json:"visit"`
	Case      string `json:"case,omitempty"`
	State     string `json:"state,omitempty"`
	MovedFrom string `json:"moved_from,omitempty"`
	GoneFile  string `json:"gone_file,omitempty"` // of a vanished booking: the export that lacks it
	GoneAt    string `json:"gone_at,omitempty"`
	Restored  bool   `json:"restored"`
	Conflict  bool   `json:"conflict"`
	Duplicate bool   `json:"duplicate"`
}

func (a *archive) lineOf(r desk.Row) bookingLine {
	return bookingLine{
		Code: r.Code, Date: r.Date.String(), Hour: r.Hour.String(), Section: string(r.Section), Surname: r.Surname, Name: r.Name,
		BirthDate: r.BirthDate.String(), TaxCode: r.TaxCode, Service: r.Service, Procedure: string(r.Procedure), Minor: r.Minor,
		Departure: r.Departure.String(), Status: string(r.Status), Visit: string(r.Visit), Case: r.Case, State: string(r.State),
		MovedFrom: r.MovedFrom, GoneFile: r.GoneFile, GoneAt: a.stamp(r.GoneAt), Restored: r.Restored, Conflict: r.Conflict, Duplicate: r.Duplicate,
	}
}

func (p *program) listDay(ctx context.Context, a *archive, typed string, asJSON bool) error {
	on := a.Today()
	if typed != "" {
		var err error
		if on, err = dayFlag("data", typed, on); err != nil {
			return err
		}
	}
	day, err := a.Day(ctx, on)
	if err != nil {
		return err
	}
	if asJSON {
		lines := []bookingLine{}
		for _, r := range day.Rows {
			lines = append(lines, a.lineOf(r))
		}
		return p.writeJSON(lines)
	}
	var b strings.Builder
	for _, r := range day.Rows {
		fmt.Fprintf(&b, "%s  %-22s  %-12s  %s %s%s\n", hourOf(r), stateOf(r), r.Code, r.Surname, r.Name, a.remark(r))
	}
	return p.printf("%s", b.String())
}

// stateOf is where an appointment stands, in a word: who has come has come, whatever
// the agenda says.
func stateOf(r desk.Row) string {
	switch {
	case r.State != "":
		return desk.StateLabel(r.State)
	case r.Visit == domain.VisitArrived:
	case r.Status == desk.BookingCancelled:
		return "annullata in agenda"
	case r.Status == desk.BookingVanished:
		return "tolta dall'agenda"
	}
	return map[string]string{"booked": "prenotata", "arrived": "arrivata", "no_show": "non presentata"}[string(r.Visit)]
}

func (a *archive) remark(r desk.Row) string {
	var parts []string
	if why := desk.Gone(&r, zoneOf(a.profile)); why != "" {
		parts = append(parts, why)
	}
	if r.Restored {
		parts = append(parts, "ripristinata")
	}
	if r.Service != "" {
		parts = append(parts, strings.ToLower(r.Service))
	}
	if r.Section == "priority" {
		parts = append(parts, "PRIORITÀ")
	}
	if r.Conflict {
		parts = append(parts, "CONFLITTO")
	}
	if r.MovedFrom != "" {
		parts = append(parts, "spostata dal "+r.MovedFrom)
	}
	if r.Duplicate {
		parts = append(parts, "doppia")
	}
	if len(parts) == 0 {
		return ""
	}
	return "  (" + strings.Join(parts, ", ") + ")"
}

// stamp is a moment in the office's zone as data, empty for none.
func (a *archive) stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zoneOf(a.profile)).Format(time.RFC3339)
}

// spoken is a moment in the office's zone as a clerk reads it.
func (a *archive) spoken(t time.Time) string {
	return t.In(zoneOf(a.profile)).Format("02/01/2006 15:04")
}
