package store

import (
	"crypto/aes"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sort"
)

// keyTree gives every booking of an import a key of its own that can be destroyed
// alone, for the price of one secret of 32 bytes: the keys are the leaves of a
// binary tree in which each node is a hash of the one above (Goldreich, Goldwasser
// and Micali, 1986). Who holds a node can make all leaves below it and no other.
//
// A new tree holds its root. To forget leaves, a node above them is replaced by
// the nodes beside their paths, at most treeDepth for each; without a leaf's own
// path nothing brings it back. So an import costs two hashes a booking, no table
// of salts, and forgetting one person rewrites one row of the keys' table.
type keyTree struct{ nodes []treeNode } // in the order of their leaves, without overlap

// treeNode covers 2^(treeDepth-depth) leaves from first on.
type treeNode struct {
	depth uint8
	first uint32
	seed  [sha256.Size]byte
}

// treeDepth bounds an import to 16 million events of bookings.
const treeDepth = 24

func newKeyTree() *keyTree {
	var root treeNode
	rand.Read(root.seed[:])
	return &keyTree{[]treeNode{root}}
}

func (n treeNode) leaves() uint32 { return 1 << (treeDepth - n.depth) }

func (n treeNode) covers(leaf uint32) bool { return leaf >= n.first && leaf-n.first < n.leaves() }

func (n treeNode) children() (left, right treeNode) {
	var in [1 + sha256.Size]byte
	copy(in[1:], n.seed[:])
	left = treeNode{n.depth + 1, n.first, sha256.Sum256(in[:])}
	in[0] = 1
	right = treeNode{n.depth + 1, n.first + n.leaves()/2, sha256.Sum256(in[:])}
	return left, right
}

// errForgotten says that a booking's key was destroyed.
var errForgotten = errors.New("forgotten")

// walker makes leaves; neighbours share most of their path.
type walker struct {
	tree  *keyTree
	path  []treeNode          // from a held node to the last leaf
	block [aes.BlockSize]byte // of the key stream
}

func (w *walker) leaf(leaf uint32) ([sha256.Size]byte, error) {
	for len(w.path) > 0 && !w.path[len(w.path)-1].covers(leaf) {
		w.path = w.path[:len(w.path)-1]
	}
	if len(w.path) == 0 {
		i := slices.IndexFunc(w.tree.nodes, func(n treeNode) bool { return n.covers(leaf) })
		if i < 0 {
			return [sha256.Size]byte{}, errForgotten
		}
		w.path = append(w.path, w.tree.nodes[i])
	}
	for {
		n := w.path[len(w.path)-1]
		if n.depth == treeDepth {
			return n.seed, nil
		}
		left, right := n.children()
		if right.covers(leaf) {
			left = right
		}
		w.path = append(w.path, left)
	}
}

// crypt seals or opens the booking of a leaf in place: AES-256 in counter mode. A
// key seals one text only, so the counter begins at 0; that the text is whole is
// told by the hash and the seal of the body around it. The mode is written out here
// since cipher.NewCTR costs more than a booking's few blocks.
func (w *walker) crypt(leaf uint32, text []byte) error {
	key, err := w.leaf(leaf)
	if err != nil {
		return err
	}
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return err
	}
	for n := uint64(0); len(text) > 0; n++ {
		w.block = [aes.BlockSize]byte{}
		binary.BigEndian.PutUint64(w.block[aes.BlockSize-8:], n)
		block.Encrypt(w.block[:], w.block[:])
		text = text[subtle.XORBytes(text, text, w.block[:]):]
	}
	return nil
}

// forget destroys the keys of leaves.
func (t *keyTree) forget(leaves ...uint32) {
	leaves = slices.Compact(slices.Sorted(slices.Values(leaves)))
	var kept []treeNode
	for _, n := range t.nodes {
		kept = n.without(leaves, kept)
	}
	t.nodes = kept
}

// without adds to kept what is left of a node once the sorted leaves are gone.
func (n treeNode) without(leaves []uint32, kept []treeNode) []treeNode {
	from, _ := slices.BinarySearch(leaves, n.first)
	to, _ := slices.BinarySearch(leaves, n.first+n.leaves())
	switch {
	case from == to:
		return append(kept, n)
	case n.depth == treeDepth:
		return kept
	}
	left, right := n.children()
	return right.without(leaves[from:to], left.without(leaves[from:to], kept))
}

// holds says that a leaf can still be made.
func (t *keyTree) holds(leaf uint32) bool {
	i := sort.Search(len(t.nodes), func(i int) bool { return t.nodes[i].first > leaf })
	return i > 0 && t.nodes[i-1].covers(leaf)
}

const nodeSize = 1 + 4 + sha256.Size

// bytes is the tree as the keys' table wraps it.
func (t *keyTree) bytes() []byte {
	var b []byte
	for _, n := range t.nodes {
		b = binary.BigEndian.AppendUint32(append(b, n.depth), n.first)
		b = append(b, n.seed[:]...)
	}
	return b
}

func parseKeyTree(b []byte) (*keyTree, error) {
	t := &keyTree{}
	next := uint32(0)
	for ; len(b) >= nodeSize; b = b[nodeSize:] {
		n := treeNode{depth: b[0], first: binary.BigEndian.Uint32(b[1:])}
		copy(n.seed[:], b[5:])
		if n.depth > treeDepth || n.first < next || n.first%n.leaves() != 0 {
			return nil, fmt.Errorf("keys of an import: node %d/%d is out of place", n.depth, n.first)
		}
		next = n.first + n.leaves()
		t.nodes = append(t.nodes, n)
	}
	if len(b) > 0 {
		return nil, fmt.Errorf("keys of an import: %d bytes too many", len(b))
	}
	return t, nil
}
