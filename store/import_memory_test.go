package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"civico/sportello/domain/desk"
)

func init() { children["memory"] = childMemory }

// childMemory takes the export beside the archive in and tells the most memory
// that it had, in kB.
func childMemory(o Options, out io.Writer) error {
	debug.SetGCPercent(50) // as the program does
	s, err := Open(ctx, o)
	if err != nil {
		return err
	}
	plan, err := s.PrepareImport(ctx, filepath.Join(o.KeyDir, "agenda.csv"), desk.ImportOptions{}, nil)
	if err != nil {
		return err
	}
	if _, err := plan.Apply(ctx, nil); err != nil {
		return err
	}
	if err := errors.Join(plan.Close(), s.Close()); err != nil {
		return err
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(status)) {
		var kB int
		if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &kB); n == 1 {
			fmt.Fprintln(out, kB)
		}
	}
	return nil
}

// BenchmarkImportMemory tells the peak of a program that imports 100,000 rows
// (limit: 64 MB); with -million also of a million (limit: 160 MB).
func BenchmarkImportMemory(b *testing.B) {
	if _, err := os.Stat("/proc/self/status"); err != nil {
		b.Skip("the system does not tell a process's greatest memory")
	}
	sizes := []int{100_000}
	if *million {
		sizes = append(sizes, 1_000_000)
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			file := invented(b, n)
			for b.Loop() {
				b.ReportMetric(peakOf(b, file), "peak-MB")
			}
		})
	}
}

func peakOf(b *testing.B, file string) float64 {
	b.Helper()
	o := place(b, monday())
	s, err := Open(ctx, o)
	if err != nil {
		b.Fatal(err)
	}
	if err := errors.Join(s.Close(), os.Link(file, filepath.Join(o.KeyDir, "agenda.csv"))); err != nil {
		b.Fatal(err)
	}
	cmd := child(b, "memory", o)
	said, err := cmd.Output()
	var kB float64
	if _, scanErr := fmt.Sscan(string(said), &kB); err != nil || scanErr != nil {
		b.Fatalf("%v %v: %q", err, scanErr, said)
	}
	return kB / 1024
}
