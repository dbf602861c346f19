package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"civico/sportello/domain/desk"
)

func init() {
	children["file-limit"] = childFileLimit
	children["small-disk"] = childSmallDisk
}

// fill opens cases until the archive refuses, then makes room and goes on.
func fill(o Options, out io.Writer, makeRoom func() error) error {
	s, err := Open(ctx, o)
	if err != nil {
		return err
	}
	defer s.Close()
	saved := 0
	for ; saved < 100_000; saved++ {
		if _, err = s.OpenCase(ctx, desk.Opening{Changes: sheRossi()}); err != nil {
			break
		}
	}
	fmt.Fprintln(out, "refused:", err)
	if err := makeRoom(); err != nil {
		return err
	}
	list, err := s.CaseList(ctx, CaseFilter{Limit: saved + 1})
	if err != nil || len(list) != saved {
		return fmt.Errorf("%d cases of %d: %w", len(list), saved, err)
	}
	if _, err := s.OpenCase(ctx, desk.Opening{Changes: sheRossi()}); err != nil {
		return fmt.Errorf("with room again: %w", err)
	}
	report, err := s.Verify(ctx, false)
	fmt.Fprintln(out, "problems:", report.Problems, err)
	return nil
}

// childFileLimit works under a limit of the file's length.
func childFileLimit(o Options, out io.Writer) error {
	signal.Ignore(syscall.SIGXFSZ)
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		return err
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 600 << 10, Max: old.Max}); err != nil {
		return err
	}
	return fill(o, out, func() error { return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old) })
}

// childSmallDisk works on a disk of its own of one megabyte.
func childSmallDisk(o Options, out io.Writer) error {
	disk := filepath.Dir(o.Path)
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=1m"); err != nil {
		return fmt.Errorf("%w: %w", errNoDisk, err)
	}
	o.Office = "matera"
	ballast := filepath.Join(disk, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 300<<10), 0o600); err != nil {
		return err
	}
	return fill(o, out, func() error { return os.Remove(ballast) })
}

var errNoDisk = errors.New("no disk of its own")

func TestFullDiskIsSaidAndNothingIsLost(t *testing.T) {
	t.Run("file limit", func(t *testing.T) {
		o := place(t, monday())
		closed(t, o)
		checkFilled(t, child(t, "file-limit", o), "Il disco non scrive")
	})
	t.Run("small disk", func(t *testing.T) {
		o := place(t, monday())
		if err := os.MkdirAll(filepath.Dir(o.Path), 0o700); err != nil {
			t.Fatal(err)
		}
		cmd := child(t, "small-disk", o)
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWNS | syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
		checkFilled(t, cmd, "Il disco è pieno")
	})
}

func checkFilled(t *testing.T, cmd *exec.Cmd, words string) {
	t.Helper()
	var problems strings.Builder
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSPC) || strings.Contains(problems.String(), errNoDisk.Error()) {
		t.Skipf("the system gives no disk of one's own: %v %s", err, problems.String())
	}
	if err != nil {
		t.Fatalf("%v\n%s%s", err, out, problems.String())
	}
	if !strings.Contains(string(out), "refused: "+words) || !strings.Contains(string(out), "problems: [] <nil>") {
		t.Errorf("got %s", out)
	}
}
