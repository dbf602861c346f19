package agenda

import "testing"

func TestNamesOfExports(t *testing.T) {
	for name, want := range map[string][2]bool{
		"agenda.csv": {true, true}, "AGENDA.XLSX": {true, true}, "a.b.jsonl": {true, true}, "agenda.xlsm": {true, true},
		"agenda.xls": {false, true}, "agenda.ODS": {false, true},
		"agenda.pdf": {false, false}, "csv": {false, false}, "agenda.csv.bak": {false, false}, "": {false, false},
	} {
		if got := [2]bool{IsExportName(name), IsTableName(name)}; got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}
