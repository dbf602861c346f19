package tui

import (
	"context"
	"slices"
	"time"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"

	tea "github.com/charmbracelet/bubbletea"
)

// arrivals are the exports of the watched folder that wait for the clerk.
type arrivals struct {
	waiting []string
	said    string          // the trouble with the folder that was told last
	empty   map[string]bool // files without content that were told
	left    int             // how many that are no exports were told
}

// watchEvery is how often the watched folder is looked at.
const watchEvery = 2 * time.Second

// watchLater looks at the watched folder again and again, whatever screen is in front.
func (s *agenda) watchLater() tea.Cmd {
	if s.app.Inbox == nil {
		return nil
	}
	return s.app.After(watchEvery, s.watch)
}

func (s *agenda) watch() tea.Cmd {
	if s.app.Store == nil {
		return s.watchLater()
	}
	inbox := s.app.Inbox
	return Load(s.app, inbox.Arrived, func(f Arrived, err error) tea.Cmd {
		if err != nil {
			return tea.Batch(s.tellTrouble(err), s.watchLater())
		}
		s.arrived.waiting = f.Waiting
		told := tea.Batch(s.tellEmpty(f.Empty), s.tellLeft(f.Left))
		if len(f.News) == 0 {
			s.arrived.said = ""
			return tea.Batch(told, s.watchLater())
		}
		return tea.Batch(told, s.receive(f.News[0])) // the next one at the next look
	})
}

// tellEmpty tells once of each file that nobody fills.
func (s *agenda) tellEmpty(names []string) tea.Cmd {
	var cmds []tea.Cmd
	now := map[string]bool{}
	for _, name := range names {
		if now[name] = true; !s.arrived.empty[name] {
			cmds = append(cmds, s.app.Fail(&desk.Sentence{Text: "«" + value(name) + "», nella cartella delle esportazioni, è vuoto da più di mezzo minuto: forse la copia si è interrotta. Copiarlo di nuovo, o toglierlo."}))
		}
	}
	s.arrived.empty = now
	return tea.Batch(cmds...)
}

// tellLeft says how many files of the folder are no exports, when there are more.
func (s *agenda) tellLeft(n int) tea.Cmd {
	before := s.arrived.left
	if s.arrived.left = n; n <= before {
		return nil
	}
	return s.app.Say(plural(n, "file della cartella non è un'esportazione: resta dov'è.", "file della cartella non sono esportazioni: restano dove sono."))
}

// tellTrouble says once that the folder or a file in it cannot be read: a share may
// be away for a while.
func (s *agenda) tellTrouble(err error) tea.Cmd {
	said := sentence(err)
	if said == s.arrived.said {
		return nil
	}
	s.arrived.said = said
	return s.app.Say(said)
}

// receive reads a file after all earlier writes: it may be applied.
func (s *agenda) receive(name string) tea.Cmd {
	type answer struct {
		desk.Delivery
		err error // leaves the file where it is: no write has failed
	}
	inbox := s.app.Inbox
	return Save(s.app, func(ctx context.Context) (answer, error) {
		d, err := inbox.Receive(ctx, name)
		return answer{d, err}, nil
	}, func(a answer, _ error) tea.Cmd {
		switch {
		case a.err != nil && a.Outcome == desk.OutcomeApplied:
			return tea.Batch(s.app.Fail(a.err), s.load(), s.watchLater())
		case a.err != nil:
			return tea.Batch(s.tellTrouble(a.err), s.watchLater())
		}
		return tea.Batch(s.received(a.Delivery), s.watchLater())
	})
}

func (s *agenda) received(d desk.Delivery) tea.Cmd {
	name, _ := text.Clean(d.Name)
	switch d.Outcome {
	case desk.OutcomeApplied:
		if d.Summary.Same {
			return s.app.Say("«" + name + "» era già applicata: adesso è in «importati».")
		}
		return tea.Batch(s.app.Say("Arrivata «"+name+"» e applicata: "+countsSentence(d.Summary.Counts)+"."), s.load())
	case desk.OutcomeRefused:
		return s.app.Fail(&desk.Sentence{Text: value(d.Text) + " Il file arrivato è in «scartati»."})
	case desk.OutcomeWaits:
		s.arrived.waiting = append(s.arrived.waiting, d.Name)
		return s.app.Say("Arrivata «" + name + "»: v la mostra.")
	case desk.OutcomeUnknown:
		s.arrived.waiting = append(s.arrived.waiting, d.Name)
		return s.app.Say("Arrivata «" + name + "», colonne non riconosciute: v le fa scegliere.")
	}
	return nil
}

func (s *agenda) nothingArrived() string {
	if why := s.noStore(); why != "" {
		return why
	}
	if len(s.arrived.waiting) == 0 {
		return "Nessuna esportazione aspetta."
	}
	return ""
}

func (s *agenda) openArrived() tea.Cmd {
	return s.app.Push(newArrivedImport(s.app, s.arrived.waiting[0]))
}

// newArrivedImport begins with a file of the watched folder.
func newArrivedImport(a *App, name string) *importScreen {
	s := newImport(a)
	s.arrived, s.options.Folder = name, a.Inbox.Folder()
	return s
}

// file is what is read: the name of one that has arrived, or the path as typed.
func (s *importScreen) file() string {
	if s.arrived != "" {
		return s.arrived
	}
	return s.path.file()
}

func (s *importScreen) backWord() string {
	if s.arrived != "" {
		return "agenda"
	}
	return "altro file"
}

// handOver puts a file that has arrived away, once it was applied.
func (s *importScreen) handOver(sum desk.ImportSummary) tea.Cmd {
	if s.arrived == "" {
		return nil
	}
	inbox, name := s.app.Inbox, s.arrived
	return Save(s.app, func(ctx context.Context) (struct{}, error) { return struct{}{}, inbox.HandOver(ctx, name, sum) }, s.app.putAway(name))
}

// putAway says that a file no longer waits, before the folder is looked at again.
func (a *App) putAway(name string) func(struct{}, error) tea.Cmd {
	return func(_ struct{}, err error) tea.Cmd {
		if home, ok := a.stack[0].(*agenda); ok && err == nil {
			home.arrived.waiting = slices.DeleteFunc(home.arrived.waiting, func(n string) bool { return n == name })
		}
		return nil
	}
}

func (s *importScreen) cannotRefuse() string {
	if s.arrived == "" {
		return "Il file è stato scelto qui: resta dov'è."
	}
	return ""
}

func (s *importScreen) refuse() tea.Cmd {
	inbox, name := s.app.Inbox, s.arrived
	return s.app.Confirm(Question{
		Title: "Scarta il file", Text: "«" + value(name) + "» finisce in «scartati» e l'agenda resta com'è.", Yes: "scarta", No: "torna",
	}, func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		put := Save(s.app, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, inbox.Refuse(ctx, name, "Scartato dall'operatore.")
		}, s.app.putAway(name))
		return tea.Batch(put, s.app.Pop())
	})
}
