package domain

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Kind is the form of a fact's value.
type Kind uint8

const (
	KindObject  Kind = iota // facts below it
	KindList                // of objects
	KindText                // any cleaned text
	KindTexts               // a list of texts, written with commas
	KindTri                 // true or false
	KindDate                // YYYY-MM-DD
	KindHour                // HH:MM
	KindAmount              // decimal euro or local currency, "42.70"
	KindCount               // whole number
	KindDecimal             // up to four places, "37.9500"
	KindCode                // one of Codes
)

// Node is one key of the case: what a reader, a schema and a form need to know.
type Node struct {
	Key    string
	Kind   Kind
	Codes  []string     // of a KindCode
	Form   string       // "belfiore", "state" or empty: what a text must look like; "number": a decimal written bare
	Fields []*Node      // of a KindObject, and of the entries of a KindList
	index  []int        // the field in its Go struct
	typ    reflect.Type // of a single fact; nil for objects and lists
}

// MaxEntries bounds every list of a case: more parents, payments or companions
// than this is a mistake or an attack.
const MaxEntries = 50

// WalkIn is the value of the path "booking" that says «senza appuntamento».
const WalkIn = "walk_in"

var root = describe(reflect.TypeFor[Case]())

// Root is the definition of the case file: the object that holds every key.
func Root() *Node { return root }

// Field finds a key below an object or a list.
func (n *Node) Field(key string) *Node {
	for _, f := range n.Fields {
		if f.Key == key {
			return f
		}
	}
	return nil
}

type coded interface{ Codes() []string }

func describe(t reflect.Type) *Node {
	n := &Node{Kind: KindObject}
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("fact")
		if key == "-" || key == "" {
			continue
		}
		child := leaf(f.Type)
		child.Key, child.Form, child.index = key, f.Tag.Get("form"), f.Index
		if child.Kind != KindObject && child.Kind != KindList {
			child.typ = f.Type
		}
		n.Fields = append(n.Fields, child)
	}
	return n
}

func leaf(t reflect.Type) *Node {
	switch t {
	case reflect.TypeFor[Tri]():
		return &Node{Kind: KindTri}
	case reflect.TypeFor[Date]():
		return &Node{Kind: KindDate}
	case reflect.TypeFor[Hour]():
		return &Node{Kind: KindHour}
	case reflect.TypeFor[Amount]():
		return &Node{Kind: KindAmount}
	case reflect.TypeFor[Count]():
		return &Node{Kind: KindCount}
	case reflect.TypeFor[Decimal]():
		return &Node{Kind: KindDecimal}
	case reflect.TypeFor[[]string]():
		return &Node{Kind: KindTexts}
	}
	if c, ok := reflect.Zero(t).Interface().(coded); ok {
		return &Node{Kind: KindCode, Codes: c.Codes()}
	}
	switch t.Kind() {
	case reflect.Struct:
		return describe(t)
	case reflect.Slice:
		n := describe(t.Elem())
		n.Kind = KindList
		return n
	}
	return &Node{Kind: KindText}
}

// Change sets one fact: an empty Value makes it unknown again, or empties an
// entry of a list ("payments[1]"). Values are text in the form of the fact's Kind.
type Change struct {
	Path  string
	Value string
}

// PathError tells what is wrong with a change, in the words of the case file.
type PathError struct {
	Path, Value, Expected string
}

func (e *PathError) Error() string {
	if e.Value == "" {
		return fmt.Sprintf("%s: %s", e.Path, e.Expected)
	}
	return fmt.Sprintf("%s: %q: expected %s", e.Path, e.Value, e.Expected)
}

// Set changes one fact of the case. It answers a *PathError for an unknown path
// or a value that does not have the fact's form, and then changes nothing.
func Set(c *Case, ch Change) error {
	switch ch.Path {
	case "":
		return &PathError{Path: "(empty)", Expected: "no such fact"}
	case "booking":
		return setBooking(c, ch)
	}
	node, v, err := resolve(reflect.ValueOf(c).Elem(), ch.Path, false)
	if err != nil {
		return err
	}
	if ch.Value == "" {
		if v.IsValid() { // an entry beyond the list is unknown already
			v.SetZero()
		}
		return nil
	}
	if node.typ == nil {
		return &PathError{Path: ch.Path, Expected: "a single fact, not a group"}
	}
	parsed := reflect.New(node.typ).Elem()
	if err := put(node, parsed, ch); err != nil {
		return err
	}
	_, v, _ = resolve(reflect.ValueOf(c).Elem(), ch.Path, true)
	v.Set(parsed)
	if strings.HasPrefix(ch.Path, "booking.") {
		c.Booking.WalkIn = false
	}
	return nil
}

func setBooking(c *Case, ch Change) error {
	switch ch.Value {
	case WalkIn:
		c.Booking = Booking{WalkIn: true}
	case "":
		c.Booking = Booking{}
	default:
		return &PathError{ch.Path, ch.Value, WalkIn}
	}
	return nil
}

// Get is the value of one fact as text, empty while it is unknown.
func Get(c *Case, path string) (string, error) {
	if path == "booking" {
		if c.Booking.WalkIn {
			return WalkIn, nil
		}
		return "", nil
	}
	node, v, err := resolve(reflect.ValueOf(c).Elem(), path, false)
	if err != nil || !v.IsValid() {
		return "", err
	}
	return text(node, v), nil
}

// KindOf finds the definition of a path: "payments[0].amount".
func KindOf(path string) (*Node, error) {
	node, _, err := resolve(reflect.ValueOf(new(Case)).Elem(), path, false)
	return node, err
}

// Known lists every known fact in the order of the definition: the changes that
// make this case out of an empty one.
func Known(c *Case) []Change {
	var out []Change
	if c.Booking.WalkIn {
		out = append(out, Change{"booking", WalkIn})
	}
	collect(root, reflect.ValueOf(c).Elem(), "", &out)
	return out
}

func collect(n *Node, v reflect.Value, prefix string, out *[]Change) {
	for _, f := range n.Fields {
		fv, path := v.FieldByIndex(f.index), join(prefix, f.Key)
		switch f.Kind {
		case KindObject:
			collect(f, fv, path, out)
		case KindList:
			for i := range fv.Len() {
				collect(f, fv.Index(i), path+"["+strconv.Itoa(i)+"]", out)
			}
		default:
			if s := text(f, fv); s != "" {
				*out = append(*out, Change{path, s})
			}
		}
	}
}

func join(prefix, key string) string {
	if prefix == "" {
		return key
	}
	return prefix + "." + key
}

// resolve walks the path. With grow it lengthens lists on the way; without, an
// entry beyond the list's end gives the node and an invalid value.
func resolve(v reflect.Value, path string, grow bool) (*Node, reflect.Value, error) {
	node := root
	rest := path
	for rest != "" {
		var part string
		part, rest, _ = strings.Cut(rest, ".")
		key, idx, indexed := strings.Cut(part, "[")
		if node.Kind != KindObject && !(node.Kind == KindList) {
			return nil, v, &PathError{Path: path, Expected: "no such fact"}
		}
		next := node.Field(key)
		if next == nil || indexed != (next.Kind == KindList) {
			return nil, v, &PathError{Path: path, Expected: "no such fact"}
		}
		if v.IsValid() {
			v = v.FieldByIndex(next.index)
		}
		node = next
		if !indexed {
			continue
		}
		i, err := strconv.Atoi(strings.TrimSuffix(idx, "]"))
		if err != nil || !strings.HasSuffix(idx, "]") || i < 0 || i >= MaxEntries || strconv.Itoa(i)+"]" != idx {
			return nil, v, &PathError{Path: path, Expected: "an entry number from 0 to 49"}
		}
		if v.IsValid() {
			v = entry(v, i, grow)
		}
	}
	return node, v, nil
}

func entry(list reflect.Value, i int, grow bool) reflect.Value {
	if i >= list.Len() {
		if !grow {
			return reflect.Value{}
		}
		longer := reflect.MakeSlice(list.Type(), i+1, i+1)
		reflect.Copy(longer, list)
		list.Set(longer)
	}
	return list.Index(i)
}
