package agenda

import (
	"path"
	"slices"
	"strings"
)

// exportNames are how names of exports end; spreadsheetNames how those of tables end
// that have to be saved in another form first.
var (
	exportNames      = []string{".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".ics"}
	spreadsheetNames = []string{".xls", ".xlsb", ".ods"}
)

// IsExportName says that a file is called as exports are. What it holds decides.
func IsExportName(name string) bool { return slices.Contains(exportNames, ending(name)) }

// IsTableName says that a file is called as exports or other spreadsheets are.
func IsTableName(name string) bool {
	return IsExportName(name) || slices.Contains(spreadsheetNames, ending(name))
}

func ending(name string) string { return strings.ToLower(path.Ext(name)) }
