package store

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"errors"
	"slices"
	"testing"
)

func TestForgottenKeyIsTheOnlyOneThatGoes(t *testing.T) {
	tree := newKeyTree()
	leaves := []uint32{0, 1, 2, 3, 4998, 4999, 5000, 123456, 1<<treeDepth - 1}
	before := map[uint32][32]byte{}
	w := walker{tree: tree}
	for _, l := range leaves {
		key, err := w.leaf(l)
		if err != nil {
			t.Fatal(err)
		}
		before[l] = key
	}
	gone := []uint32{4999, 0, 1<<treeDepth - 1, 4998, 0}
	for i, g := range gone {
		tree.forget(g)
		kept, err := parseKeyTree(tree.bytes())
		if err != nil {
			t.Fatal(err)
		}
		w := walker{tree: kept}
		for _, l := range leaves {
			key, err := w.leaf(l)
			if slices.Contains(gone[:i+1], l) {
				if !errors.Is(err, errForgotten) {
					t.Errorf("leaf %d is still there: %v", l, err)
				}
			} else if err != nil || key != before[l] {
				t.Errorf("leaf %d after forgetting %d: %v", l, g, err)
			}
		}
	}
	if n := len(tree.nodes); n > 4*treeDepth {
		t.Errorf("%d nodes", n)
	}
}

func TestKeysDiffer(t *testing.T) {
	w := walker{tree: newKeyTree()}
	seen := map[[32]byte]bool{}
	for l := range uint32(3000) {
		key, err := w.leaf(l)
		if err != nil || seen[key] {
			t.Fatalf("leaf %d: %v", l, err)
		}
		seen[key] = true
	}
}

func TestBookingsSealIsCounterMode(t *testing.T) {
	w := walker{tree: newKeyTree()}
	for _, size := range []int{0, 1, 15, 16, 17, 115, 5000} {
		plain := bytes.Repeat([]byte("ROSSI "), size)[:size]
		got := bytes.Clone(plain)
		if err := w.crypt(7, got); err != nil {
			t.Fatal(err)
		}
		key, err := w.leaf(7)
		if err != nil {
			t.Fatal(err)
		}
		block, err := aes.NewCipher(key[:])
		if err != nil {
			t.Fatal(err)
		}
		want := bytes.Clone(plain)
		cipher.NewCTR(block, make([]byte, aes.BlockSize)).XORKeyStream(want, want)
		if !bytes.Equal(got, want) {
			t.Errorf("%d bytes differ from cipher.NewCTR", size)
		}
		if err := w.crypt(7, got); err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%d bytes do not open again: %v", size, err)
		}
	}
}

func TestKeyTreeRefusesNonsense(t *testing.T) {
	tree := newKeyTree()
	tree.forget(5)
	good := tree.bytes()
	twice := append(bytes.Clone(good), good...)
	deep := bytes.Clone(good)
	deep[0] = treeDepth + 1
	for name, b := range map[string][]byte{"cut": good[:len(good)-1], "twice": twice, "too deep": deep} {
		if _, err := parseKeyTree(b); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}
