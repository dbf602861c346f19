package officefile

import (
	"strconv"
	"strings"
)

// lineNumbers finds where each dotted key of a TOML text stands, for messages:
// the decoder keeps no positions. Text within a multi-line value is skipped only
// as far as it does not look like a key, which costs at most a wrong line number.
func lineNumbers(text string) map[string]int {
	at := map[string]int{}
	entries := map[string]int{} // of each array of tables, so far
	table := ""
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[':
			name := strings.Trim(strings.TrimSpace(strings.SplitN(line, "#", 2)[0]), "[] \t")
			table = normalKey(name)
			first(at, table, i+1)
			if strings.HasPrefix(line, "[[") {
				entries[table]++
				table += "[" + strconv.Itoa(entries[table]-1) + "]"
				first(at, table, i+1)
			}
			table += "."
		default:
			key, _, found := strings.Cut(line, "=")
			if found {
				first(at, table+normalKey(key), i+1)
			}
		}
	}
	return at
}

func first(at map[string]int, key string, line int) {
	if _, seen := at[key]; !seen {
		at[key] = line
	}
}

// normalKey writes `practice . "glasses"` as practice.glasses.
func normalKey(s string) string {
	parts := strings.Split(s, ".")
	for i, p := range parts {
		parts[i] = strings.Trim(strings.TrimSpace(p), `"'`)
	}
	return strings.Join(parts, ".")
}
