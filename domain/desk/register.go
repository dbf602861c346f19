package desk

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"civico/sportello/domain"
)

// BookletRef names an entry of a register as it was read: Version is how many
// events of the booklet the reader had seen.
type BookletRef struct {
	Booklet string // entity id
	Entry   int    // which of the booklet's entries in this register, from 0
	Version int
}

// FoundState is what became of a found passport.
type FoundState string

const (
	FoundKept      FoundState = "kept"      // at the office
	FoundReturned  FoundState = "returned"  // given back
	FoundDestroyed FoundState = "destroyed" // nobody claimed it
	FoundStruck    FoundState = "struck"    // entered by mistake
)

// FoundRow is one line of the register of found passports (RIN-1).
type FoundRow struct {
	Ref           BookletRef
	Number        string
	Surname, Name string
	BirthDate     domain.Date
	HandedOn      domain.Date
	From          string
	Note          string
	State         FoundState
	How           domain.GivenBack // of a returned one
	ClosedOn      domain.Date
	To            string      // who took it, empty for the holder
	ClosedNote    string      // or the reason why it was struck out
	Withdrawn     domain.Date // of a withdrawal that stands, unknown for none
	By, ClosedBy  Signed
}

// WithdrawnRow is one line of the register of withdrawn passports (REV-1).
type WithdrawnRow struct {
	Ref           BookletRef
	Number        string
	Surname, Name string
	BirthDate     domain.Date
	Ground        domain.WithdrawalGround
	On            domain.Date
	Note          string
	Struck        bool
	StruckReason  string
	By, StruckBy  Signed
}

// Signed is who wrote something at a desk, and when; zero for nobody.
type Signed struct {
	At    time.Time
	Desk  int
	Clerk string
}

// FoundRows are a booklet's entries in the register of found passports.
func FoundRows(b *domain.Booklet) []FoundRow {
	var out []FoundRow
	for i := range b.Recoveries {
		out = append(out, foundRowOf(b, i))
	}
	return out
}

func foundRowOf(b *domain.Booklet, entry int) FoundRow {
	e := &b.Recoveries[entry]
	r := FoundRow{
		Ref: BookletRef{b.ID, entry, b.Version}, Number: e.Number, Surname: e.Surname, Name: e.Name, BirthDate: e.BirthDate,
		HandedOn: e.HandedOn, From: e.From, Note: e.Note, State: FoundKept, By: signedBy(e.Written),
	}
	if w := b.Withdrawn(); w != nil {
		r.Withdrawn = w.On
	}
	switch {
	case e.Struck != nil:
		r.State, r.ClosedNote, r.ClosedBy = FoundStruck, e.Struck.Reason, signedBy(e.Struck.Mark)
	case e.Returned != nil:
		r.State, r.How, r.ClosedOn, r.To, r.ClosedNote = FoundReturned, e.Returned.How, e.Returned.On, e.Returned.To, e.Returned.Note
		r.ClosedBy = signedBy(e.Closed)
	case e.Destroyed != nil:
		r.State, r.ClosedOn, r.ClosedNote, r.ClosedBy = FoundDestroyed, e.Destroyed.On, e.Destroyed.Note, signedBy(e.Closed)
	}
	return r
}

// WithdrawnRows are a booklet's entries in the register of withdrawn passports.
func WithdrawnRows(b *domain.Booklet) []WithdrawnRow {
	var out []WithdrawnRow
	for i := range b.Withdrawals {
		w := &b.Withdrawals[i]
		r := WithdrawnRow{
			Ref: BookletRef{b.ID, i, b.Version}, Number: w.Number, Surname: w.Surname, Name: w.Name, BirthDate: w.BirthDate,
			Ground: w.Ground, On: w.On, Note: w.Note, By: signedBy(w.Written),
		}
		if w.Struck != nil {
			r.Struck, r.StruckReason, r.StruckBy = true, w.Struck.Reason, signedBy(w.Struck.Mark)
		}
		out = append(out, r)
	}
	return out
}

func signedBy(m domain.Mark) Signed { return Signed{m.At, m.Desk, m.Clerk} }

// ClaimUntil is the last day on which the passport can be claimed.
func (r *FoundRow) ClaimUntil() domain.Date { return domain.ClaimUntil(r.HandedOn) }

// DaysLeft counts the days until the last on which a kept passport can be claimed:
// 0 on that day, negative once it has passed.
func (r *FoundRow) DaysLeft(on domain.Date) int { return on.DaysUntil(r.ClaimUntil()) }

// Due says that the passport is to be destroyed: it is still there and the year has
// passed.
func (r *FoundRow) Due(on domain.Date) bool { return r.State == FoundKept && r.DaysLeft(on) < 0 }

// ToDestroy are the passports whose year has passed on a day, the longest kept first.
func ToDestroy(rows []FoundRow, on domain.Date) []FoundRow {
	var due []FoundRow
	for _, r := range rows {
		if r.Due(on) {
			due = append(due, r)
		}
	}
	slices.SortStableFunc(due, func(a, b FoundRow) int {
		return cmp.Or(cmp.Compare(a.HandedOn.String(), b.HandedOn.String()), cmp.Compare(a.Number, b.Number))
	})
	return due
}

// StateWords says in a few words how a found passport stands on a day.
func (r *FoundRow) StateWords(on domain.Date) string {
	switch r.State {
	case FoundReturned:
		return "restituito il " + r.ClosedOn.Italian()
	case FoundDestroyed:
		return "distrutto il " + r.ClosedOn.Italian()
	case FoundStruck:
		return "registrazione annullata"
	}
	switch days := r.DaysLeft(on); {
	case days < -2:
		return fmt.Sprintf("da distruggere da %d giorni", -days-1)
	case days == -2:
		return "da distruggere da ieri"
	case days == -1:
		return "da distruggere da oggi"
	case days == 0:
		return "ultimo giorno"
	case days == 1:
		return "manca un giorno"
	default:
		return fmt.Sprintf("mancano %d giorni", days)
	}
}

// Holder is the booklet's holder as a list shows it.
func (r *FoundRow) Holder() string { return holderOf(r.Surname, r.Name) }

// Holder is the booklet's holder as a list shows it.
func (r *WithdrawnRow) Holder() string { return holderOf(r.Surname, r.Name) }

func holderOf(surname, name string) string {
	if full := strings.TrimSpace(surname + " " + name); full != "" {
		return full
	}
	return "titolare non noto"
}

// WithdrawalLabel names the ground of a withdrawal.
func WithdrawalLabel(g domain.WithdrawalGround) string {
	switch g {
	case domain.WithdrawalArticle3:
		return "motivo dell'art. 3"
	case domain.WithdrawalMaintenance:
		return "mantenimento non corrisposto"
	case domain.WithdrawalMinorConduct:
		return "condotta all'estero di un minore"
	}
	return string(g)
}

// GivenBackLabel names how a found passport went back.
func GivenBackLabel(g domain.GivenBack) string {
	switch g {
	case domain.BackInPerson:
		return "di persona"
	case domain.BackByPost:
		return "per posta, a spese del titolare"
	}
	return string(g)
}

// RegisterSentence tells the clerk why an entry was refused; it gives other errors
// back as they are.
func RegisterSentence(err error) error {
	var refused *domain.RegisterError
	if !errors.As(err, &refused) {
		return err
	}
	text := refusals[refused.Fault]
	if strings.Contains(text, "%s") {
		text = fmt.Sprintf(text, refused.On.Italian())
	}
	return &Sentence{Text: text, Usage: true, Cause: err}
}

var refusals = map[domain.RegisterFault]string{
	domain.FaultNumber:      "Non è il numero di un passaporto: lettere e cifre, come YA1234567.",
	domain.FaultHolder:      "Serve il cognome del titolare.",
	domain.FaultText:        "Un testo è troppo lungo o contiene caratteri che non si vedono: lo riscriva più breve.",
	domain.FaultFrom:        "Serve chi ha consegnato il passaporto.",
	domain.FaultDay:         "Serve il giorno.",
	domain.FaultFuture:      "Il giorno non può essere dopo oggi, %s.",
	domain.FaultBefore:      "Il giorno non può essere prima della consegna all'ufficio, il %s.",
	domain.FaultGround:      "Serve il motivo del ritiro.",
	domain.FaultAdult:       "Il titolare era già maggiorenne quel giorno: la condotta di un minore non può essere il motivo.",
	domain.FaultWay:         "Serve il modo della restituzione: di persona o per posta.",
	domain.FaultWithdrawn:   "Questo passaporto risulta già ritirato il %s.",
	domain.FaultKept:        "Questo passaporto è già nel registro dei rinvenuti: consegnato il %s.",
	domain.FaultNotKept:     "Questo passaporto non è più in giacenza.",
	domain.FaultDestroyed:   "Questo passaporto risulta distrutto il %s: controlli il numero.",
	domain.FaultYear:        "L'anno non è passato: il titolare può chiederlo fino al %s compreso.",
	domain.FaultReason:      "Serve il motivo, per iscritto.",
	domain.FaultNothingLeft: "Qui non c'è più nulla da annullare.",
}
