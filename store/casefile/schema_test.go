package casefile

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// check is as much of JSON Schema 2020-12 as the schema uses; it answers the path
// of the first value that does not fit.
func check(t *testing.T, schema map[string]any, v any, path string) string {
	t.Helper()
	for key := range schema {
		if !slices.Contains([]string{"$schema", "title", "description", "type", "enum", "properties", "required", "additionalProperties",
			"items", "maxItems", "pattern", "format", "minimum", "maximum", "minLength", "maxLength"}, key) {
			t.Fatalf("%s: the checker does not know %s", path, key)
		}
	}
	if enum, ok := schema["enum"].([]any); ok && !slices.Contains(enum, v) {
		return path
	}
	if !fitsType(schema["type"], v) {
		return path
	}
	switch x := v.(type) {
	case map[string]any:
		props, _ := schema["properties"].(map[string]any)
		needed, _ := schema["required"].([]any)
		for _, k := range needed {
			if _, ok := x[k.(string)]; !ok {
				return path + "." + k.(string)
			}
		}
		for k, below := range x {
			sub, known := props[k].(map[string]any)
			if !known {
				return path + "." + k
			}
			if at := check(t, sub, below, path+"."+k); at != "" {
				return at
			}
		}
	case []any:
		if most, ok := schema["maxItems"].(float64); ok && float64(len(x)) > most {
			return path
		}
		for i, below := range x {
			if at := check(t, schema["items"].(map[string]any), below, path+"["+strconv.Itoa(i)+"]"); at != "" {
				return at
			}
		}
	case string:
		if p, ok := schema["pattern"].(string); ok && !regexp.MustCompile(p).MatchString(x) {
			return path
		}
		if least, ok := schema["minLength"].(float64); ok && float64(len(x)) < least {
			return path
		}
	case float64:
		if low, ok := schema["minimum"].(float64); ok && x < low {
			return path
		}
	}
	return ""
}

func fitsType(want, v any) bool {
	var names []any
	switch w := want.(type) {
	case nil:
		return true
	case string:
		names = []any{w}
	case []any:
		names = w
	}
	for _, name := range names {
		ok := false
		switch x := v.(type) {
		case nil:
			ok = name == "null"
		case bool:
			ok = name == "boolean"
		case string:
			ok = name == "string"
		case float64:
			ok = name == "number" || name == "integer" && x == float64(int64(x))
		case []any:
			ok = name == "array"
		case map[string]any:
			ok = name == "object"
		}
		if ok {
			return true
		}
	}
	return false
}

func schemaTree(t *testing.T) map[string]any {
	t.Helper()
	var tree map[string]any
	if err := json.Unmarshal(Schema(), &tree); err != nil {
		t.Fatal(err)
	}
	return tree
}

func TestScenariosFollowTheSchema(t *testing.T) {
	schema := schemaTree(t)
	files, err := filepath.Glob("testdata/scenarios/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	for _, file := range files {
		var v any
		if err := json.Unmarshal(caseOf(t, file).raw, &v); err != nil {
			t.Fatal(err)
		}
		if at := check(t, schema, v, "$"); at != "" {
			t.Errorf("%s: %s does not follow the schema", file, at)
		}
	}
}

func TestSchemaAndReaderAgree(t *testing.T) {
	schema := schemaTree(t)
	for _, text := range []string{
		start + `}`, start + `,"booking":null}`, start + `,"holder":null}`, start + `,"payments":null}`, start + `,"payments":[null]}`,
		start + `,"colore":1}`, start + `,"holder":{"sex":"Q"}}`, start + `,"holder":{"sex":null}}`, start + `,"holder":{"birth_date":"1984"}}`,
		start + `,"holder":{"present":"true"}}`, start + `,"holder":{"birth_place":"F52"}}`, start + `,"holder":{"birth_place":""}}`,
		start + `,"holder":{"citizenships":["ita"]}}`, start + `,"holder":{"citizenships":["ITA"]}}`, start + `,"holder":{"citizenships":[]}}`,
		start + `,"payments":[{"amount":42.7}]}`, start + `,"payments":[{"amount":"42.7"}]}`, start + `,"payments":[{"amount":"42,7"}]}`,
		start + `,"local_payment":{"rate":37.95}}`, start + `,"local_payment":{"rate":"37.95"}}`, start + `,"photos":{"count":2.0}}`,
		start + `,"photos":{"count":2.5}}`, start + `,"photos":{"head_ratio":"0.7"}}`, start + `,"filed_at":"24:00"}`, start + `,"filed_at":"23:59"}`,
		`{"procedure":"passport","office":"matera"}`, `{"procedure":"passport","office":"","filed_on":"2026-11-23"}`,
		`{"procedure":null,"office":"matera","filed_on":"2026-11-23"}`, start + `,"other_parent":{"role":"mother"}}`, start + `,"other_parent":[]}`,
	} {
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Fatal(err)
		}
		at := check(t, schema, v, "$")
		_, err := Read(strings.NewReader(text))
		if (at == "") != (err == nil) {
			t.Errorf("%s: the schema stumbles at %q, the reader says %v", text, at, err)
		}
	}
}

func TestSchemaNamesItsDialect(t *testing.T) {
	if got := schemaTree(t)["$schema"]; got != "https://json-schema.org/draft/2020-12/schema" {
		t.Errorf("got %v", got)
	}
}
