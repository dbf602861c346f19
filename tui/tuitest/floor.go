package tuitest

import (
	"fmt"
	"io"
	"strings"

	_ "civico/sportello/tui/early" // the floor does not ask for colours either

	tea "github.com/charmbracelet/bubbletea"
)

// Floor is the least program that behaves like a day's list: 200 rows, a cursor, a
// line that takes letters. What it costs, the framework costs; the screens are
// measured against it in the same run.
type Floor struct {
	rows          []string
	cursor, top   int
	width, height int
	filter        string
}

// FloorReady is on the floor's screen as soon as it is drawn.
const FloorReady = "row 1 of 200"

// NewFloor makes the list.
func NewFloor() *Floor {
	m := &Floor{}
	for i := range 200 {
		m.rows = append(m.rows, fmt.Sprintf("%02d:%02d  %-24s %-18s BK%06d  passaporto ordinario, rilascio", 8+i/20, i%20*3, "ROSSI Maria Concetta", "RSSMRA85T10A562S", i))
	}
	return m
}

// RunFloor runs the list as a program until ctrl+c.
func RunFloor(in io.Reader, out io.Writer) error {
	_, err := tea.NewProgram(NewFloor(), tea.WithAltScreen(), tea.WithFPS(120), tea.WithInput(in), tea.WithOutput(out)).Run()
	return err
}

func (m *Floor) Init() tea.Cmd { return nil }

func (m *Floor) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.KeyMsg:
		switch k := msg.String(); {
		case k == "ctrl+c":
			return m, tea.Quit
		case k == "down":
			m.cursor = min(m.cursor+1, len(m.rows)-1)
		case k == "up":
			m.cursor = max(m.cursor-1, 0)
		case k == "backspace":
			m.filter = m.filter[:max(len(m.filter)-1, 0)]
		case msg.Type == tea.KeyRunes:
			m.filter += k
		}
	}
	page := max(m.height-3, 1)
	m.top = min(max(m.top, m.cursor-page+1), m.cursor)
	return m, nil
}

func (m *Floor) View() string {
	if m.height == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "sportello floor  search: %s\n\n", m.filter)
	for i := m.top; i < min(m.top+m.height-3, len(m.rows)); i++ {
		if i == m.cursor {
			fmt.Fprintf(&b, "\x1b[7m> %s\x1b[0m\n", m.rows[i])
		} else {
			fmt.Fprintf(&b, "  %s\n", m.rows[i])
		}
	}
	fmt.Fprintf(&b, "row %d of %d", m.cursor+1, len(m.rows))
	return b.String()
}
