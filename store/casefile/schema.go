package casefile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"civico/sportello/domain"
)

// Schema is the JSON Schema (2020-12) of the case file, made from the definition
// that Read follows. What a schema cannot say (a day that exists, a key written
// twice) only Read refuses.
func Schema() []byte {
	root := ordered{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "Pratica"},
		{"description", "Una pratica dell'ufficio passaporti, per quanto se ne sa: una chiave assente o null non è ancora nota."},
	}
	root = append(root, objectSchema(domain.Root(), required)...)
	compact, err := json.Marshal(root)
	if err != nil {
		panic(fmt.Sprintf("schema of the case file: %v", err)) // strings and lists only: cannot fail
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact, "", "  "); err != nil {
		panic(fmt.Sprintf("schema of the case file: %v", err))
	}
	b.WriteByte('\n')
	return b.Bytes()
}

func objectSchema(n *domain.Node, needed []string) ordered {
	props := make(ordered, 0, len(n.Fields))
	for _, f := range n.Fields {
		props = append(props, pair{f.Key, schemaOf(f, !slices.Contains(needed, f.Key))})
	}
	s := ordered{{"type", "object"}, {"additionalProperties", false}}
	if needed == nil {
		s[0].value = []string{"object", "null"}
	} else {
		s = append(s, pair{"required", needed})
	}
	return append(s, pair{"properties", props})
}

func schemaOf(n *domain.Node, nullable bool) any {
	typed := func(name string) pair {
		if nullable {
			return pair{"type", []string{name, "null"}}
		}
		return pair{"type", name}
	}
	switch n.Kind {
	case domain.KindObject:
		return objectSchema(n, nil)
	case domain.KindList:
		return ordered{typed("array"), {"maxItems", domain.MaxEntries}, {"items", objectSchema(n, nil)}}
	case domain.KindTexts:
		item := ordered{{"type", "string"}, {"pattern", "^[^,]+$"}}
		if p, ok := forms[n.Form]; ok {
			item[1].value = p
		}
		return ordered{typed("array"), {"maxItems", domain.MaxEntries}, {"items", item}}
	case domain.KindTri:
		return ordered{typed("boolean")}
	case domain.KindDate:
		return ordered{typed("string"), {"format", "date"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}
	case domain.KindHour:
		return ordered{typed("string"), {"pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$"}}
	case domain.KindAmount:
		return ordered{typed("string"), {"pattern", `^-?[0-9]{1,10}(\.[0-9]{1,2})?$`}}
	case domain.KindCount:
		return ordered{typed("integer"), {"minimum", 0}, {"maximum", maxCount}}
	case domain.KindDecimal:
		if isNumber(n) {
			return ordered{typed("number"), {"minimum", 0}, {"maximum", maxNumber}}
		}
		return ordered{typed("string"), {"pattern", `^[0-9]{1,9}(\.[0-9]{1,4})?$`}}
	case domain.KindCode:
		codes := make([]any, 0, len(n.Codes)+1)
		for _, c := range n.Codes {
			codes = append(codes, c)
		}
		if nullable {
			codes = append(codes, nil)
		}
		return ordered{{"enum", codes}}
	}
	s := ordered{typed("string"), {"maxLength", maxText}}
	if p, ok := forms[n.Form]; ok {
		s[1] = pair{"pattern", p}
	} else if !nullable {
		s = append(s, pair{"minLength", 1})
	}
	return s
}

// ordered is a JSON object whose keys keep their order.
type ordered []pair

type pair struct {
	key   string
	value any
}

func (o ordered) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, p := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		value, err := json.Marshal(p.value)
		if err != nil {
			return nil, err
		}
		b.WriteString(quoted(p.key) + ":")
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
