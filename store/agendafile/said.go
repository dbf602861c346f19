package agendafile

import (
	"regexp"
	"slices"
	"strings"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
)

// maxTitle bounds what is kept of a row above the header, in bytes.
const maxTitle = 1000

// titleOf is a row above the header as one clean text.
func titleOf(cells [][]byte) string {
	var title []byte
	for _, c := range cells {
		if room := maxTitle - len(title); len(c) > 0 && room > 0 {
			title = append(append(title, ' '), c[:min(len(c), room)]...)
		}
	}
	clean, _ := tidy(title, false)
	return string(clean)
}

// saidDays are the days that titles say a file covers, zero where they say nothing or
// what cannot be; amiss then is why, as a sentence says it.
type saidDays struct {
	agenda.Span
	title string // that says them
	amiss string
}

// saidBy reads «Agenda dal 23/11/2026 al 27/11/2026», «Periodo: 23/11/2026 -
// 27/11/2026», «Prenotazioni del 23/11/2026».
func saidBy(titles []string, today calendar.Date) saidDays {
	var said saidDays
	for _, title := range titles {
		for _, s := range spansIn(title, today) {
			reason := ""
			switch {
			case s.From.IsZero() || s.To.IsZero():
				reason = "dice un giorno che non esiste"
			case s.To.Before(s.From):
				reason = "finisce prima di cominciare"
			case !said.From.IsZero() && s != said.Span:
				reason = "dice giorni che non sono quelli di «" + shown(said.title) + "»"
			default:
				said = saidDays{Span: s, title: title}
				continue
			}
			return saidDays{amiss: "«" + shown(title) + "» " + reason}
		}
	}
	return said
}

// unmet is the reason where no row is of the days.
func (s *saidDays) unmet() string {
	return "«" + shown(s.title) + "» dice giorni di cui il file non ha nessuna prenotazione"
}

var (
	saidDate = regexp.MustCompile(`(?i)(?:\b(?:lun(?:ed[ìi])?|mar(?:ted[ìi])?|mer(?:coled[ìi])?|gio(?:ved[ìi])?|ven(?:erd[ìi])?|sab(?:ato)?|dom(?:enica)?)'?[.,]? )?\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[°º]?[-/. ](?:\d{1,2}|\pL{3,9}\.?)[-/. ](?:\d{4}|\d{2}))\b`)
	saidHour = regexp.MustCompile(`^,? ?(?:ore |alle )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\b`)

	// What a title that tells the days is about, and what one is about that tells
	// something else: when it was printed, when people booked, when the office is closed.
	aboutDays  = regexp.MustCompile(`agend|prenota|appuntament|passaport|calendari|giornat|settiman|period|elenco`)
	aboutOther = regexp.MustCompile(`esport|estra|stamp|aggiorn|generat|scaric|creat|prodott|emess|inserit|ricevut|effettuat|registrat|modificat|rilasc|chius|chiud|sospes|ferie`)
)

// spansIn finds what a title says of days, zero where it says it of none that exist.
func spansIn(title string, today calendar.Date) (found []agenda.Span) {
	at := saidDate.FindAllStringIndex(title, -1)
	// before is what leads to a day, after the day before it and its hour.
	before := func(i int) string {
		if i == len(at) {
			return ""
		}
		from := 0
		if i > 0 {
			from = at[i-1][1]
		}
		gap := title[from:at[i][0]]
		gap = strings.TrimSpace(strings.ToLower(gap[len(saidHour.FindString(gap)):]))
		return strings.TrimSpace(strings.TrimSuffix(gap, "giorno")) // «del giorno» is «del»
	}
	day := func(i int) calendar.Date {
		d, err := calendar.ParseWritten(title[at[i][0]:at[i][1]], today)
		if err != nil {
			return calendar.Date{}
		}
		return d
	}
	for i := 0; i < len(at); i++ {
		words := before(i)
		about := aboutDays.MatchString(words) && !aboutOther.MatchString(words)
		switch {
		case slices.Contains([]string{"al", "all'", "a", "fino al", "-", "–", "—"}, before(i+1)):
			if about || words == "dal" || words == "dall'" {
				found = append(found, agenda.Span{From: day(i), To: day(i + 1)})
			}
			i++
		case about && (endsIn(words, "del") || endsIn(words, "dell'") || endsIn(words, "per il")):
			found = append(found, agenda.Span{From: day(i), To: day(i)})
		}
	}
	return found
}

// endsIn says that a text's last words are these.
func endsIn(s, words string) bool {
	return s == words || strings.HasSuffix(s, " "+words)
}
