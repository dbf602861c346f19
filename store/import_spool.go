package store

import (
	"bufio"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"civico/sportello/domain/desk"
)

// spoolMemory is how much an import keeps in memory before it goes to disk: a
// usual export never does.
const spoolMemory = 4 << 20

// spoolBlock is how much is written at a time: memory does not move as it grows.
const spoolBlock = 256 << 10

// spool keeps the sorted rows and the changes of an import while a clerk looks at
// them: in memory while they are few, else in a temporary file beside the archive.
// What is on disk is encrypted under a key that is only in memory, so that a crash
// leaves nothing that can be read. It is written at its end only, by one goroutine,
// and not while another reads.
type spool struct {
	dir     string
	tail    [][]byte // not on disk yet, in blocks that are full but for the last
	spare   []byte   // a block to be used again
	written int64    // on disk
	f       *os.File
	named   bool // the file still has its name
	block   cipher.Block
}

// section is a stretch of a spool.
type section struct{ from, to int64 }

func newSpool(dir string) (*spool, error) {
	var key [32]byte
	rand.Read(key[:])
	block, err := aes.NewCipher(key[:])
	return &spool{dir: dir, block: block}, err
}

func (s *spool) size() int64 { return s.written + s.inMemory() }

func (s *spool) inMemory() int64 {
	n := len(s.tail)
	if n == 0 {
		return 0
	}
	return int64(n-1)*spoolBlock + int64(len(s.tail[n-1]))
}

// Write appends; it fails only where the disk does, and can be tried again: a part of
// what could not be written may then lie before the rest.
func (s *spool) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		last := len(s.tail) - 1
		if last < 0 || len(s.tail[last]) == spoolBlock {
			s.tail = append(s.tail, s.newBlock())
			last++
		}
		n := min(len(rest), spoolBlock-len(s.tail[last]))
		s.tail[last] = append(s.tail[last], rest[:n]...)
		rest = rest[n:]
		if len(s.tail[last]) == spoolBlock && (s.f != nil || s.inMemory() >= spoolMemory) {
			if err := s.toDisk(); err != nil {
				return 0, s.failed(err)
			}
		}
	}
	return len(p), nil
}

func (s *spool) newBlock() []byte {
	b := s.spare
	if s.spare = nil; b == nil {
		b = make([]byte, 0, spoolBlock)
	}
	return b
}

// toDisk writes what is in memory. What the disk refuses stays there as it was.
func (s *spool) toDisk() error {
	if err := s.open(); err != nil {
		return err
	}
	for len(s.tail) > 0 {
		b := s.tail[0]
		s.crypt(b, s.written)
		if _, err := s.f.WriteAt(b, s.written); err != nil {
			s.crypt(b, s.written)
			return err
		}
		s.written += int64(len(b))
		s.spare, s.tail = b[:0], slices.Delete(s.tail, 0, 1)
	}
	return nil
}

// open makes the file. Where the system allows, its name goes at once, so that a
// crash leaves nothing; elsewhere what a crash left a day ago is removed.
func (s *spool) open() (err error) {
	if s.f != nil {
		return nil
	}
	old, _ := filepath.Glob(filepath.Join(s.dir, spoolPattern)) // the pattern is well formed
	for _, name := range old {
		if info, err := os.Lstat(name); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
			_ = os.Remove(name) // another program's, still open: it stays
		}
	}
	if s.f, err = os.CreateTemp(s.dir, spoolPattern); err != nil { // 0600
		return err
	}
	s.named = os.Remove(s.f.Name()) != nil
	return nil
}

const spoolPattern = ".sportello-import-*.tmp"

func (s *spool) failed(err error) error {
	return &desk.Sentence{
		Text:  fmt.Sprintf("Il file provvisorio dell'importazione in %s non si può scrivere o leggere (disco pieno?): l'agenda non è cambiata. Liberi spazio e riprovi.", s.dir),
		Cause: err,
	}
}

// ReadAt reads what was written.
func (s *spool) ReadAt(p []byte, off int64) (int, error) {
	n := 0
	if off < s.written {
		onDisk := p[:min(int64(len(p)), s.written-off)]
		if _, err := s.f.ReadAt(onDisk, off); err != nil {
			return 0, s.failed(err)
		}
		s.crypt(onDisk, off)
		n = len(onDisk)
	}
	if n == len(p) {
		return n, nil
	}
	for at := off + int64(n) - s.written; n < len(p) && at < s.inMemory(); at = off + int64(n) - s.written {
		n += copy(p[n:], s.tail[at/spoolBlock][at%spoolBlock:])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// crypt turns plain into cipher text and back, for bytes that lie at off.
func (s *spool) crypt(p []byte, off int64) {
	var counter [aes.BlockSize]byte
	binary.BigEndian.PutUint64(counter[8:], uint64(off/aes.BlockSize))
	stream := cipher.NewCTR(s.block, counter[:])
	if skip := off % aes.BlockSize; skip > 0 {
		var drop [aes.BlockSize]byte
		stream.XORKeyStream(drop[:skip], drop[:skip])
	}
	stream.XORKeyStream(p, p)
}

func (s *spool) reader(sec section) *bufio.Reader {
	size := min(64<<10, int(sec.to-sec.from)+16)
	return bufio.NewReaderSize(io.NewSectionReader(s, sec.from, sec.to-sec.from), size)
}

// close gives disk and memory back.
func (s *spool) close() error {
	s.tail, s.spare = nil, nil
	if s.f == nil {
		return nil
	}
	err := s.f.Close()
	if s.named {
		err = errors.Join(err, os.Remove(s.f.Name()))
	}
	s.f = nil
	return err
}

// spoolFolder is where the temporary file of an import lies.
func (s *Store) spoolFolder() string { return filepath.Dir(s.path) }

// readEntry reads what appendEntry wrote; io.EOF at the end. The bytes are good
// until into is used again.
func readEntry(r *bufio.Reader, into []byte) ([]byte, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil, err
	}
	if uint64(cap(into)) < n {
		into = make([]byte, n)
	}
	into = into[:n]
	if _, err := io.ReadFull(r, into); err != nil {
		return nil, errors.Join(io.ErrUnexpectedEOF, err)
	}
	return into, nil
}

// nextEntry is readEntry with the end told apart.
func nextEntry(r *bufio.Reader, into []byte) (entry []byte, more bool, err error) {
	entry, err = readEntry(r, into)
	if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return entry, false, nil
	}
	return entry, err == nil, err
}

// appendEntry puts the length before the bytes.
func appendEntry(dst, entry []byte) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(entry))), entry...)
}
