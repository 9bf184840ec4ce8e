package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A state folder holds everything of one cluster. "kind" marks it as ours, "lock" is held by the
// supervisor while it lives (so a stale process id cannot mislead anyone), "ready" is there while the
// cluster can be used.
const (
	kindFile  = "kind"
	lockFile  = "lock"
	readyFile = "ready"
)

func (o options) path(name string) string { return filepath.Join(o.state, name) }

func (o options) log(name string) string { return o.path("log/" + name + ".log") }

// takeLock returns nil, nil when another process holds the lock.
func takeLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return f, nil
	}
	f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, nil
	}
	return nil, err
}

func note(f *os.File, text string) {
	f.Truncate(0)
	f.WriteAt([]byte(text), 0)
}

func content(path string) string {
	b, _ := os.ReadFile(path)
	return strings.TrimSpace(string(b))
}

// ours tells whether the folder may be emptied: it is ours, or nothing is in it.
func (o options) ours() error {
	entries, err := os.ReadDir(o.state)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() == kindFile {
			return nil
		}
	}
	if len(entries) > 0 {
		return fmt.Errorf("state folder '%s' holds other files and was not made by this tool", o.state)
	}
	return nil
}

// start leaves a supervisor behind that has the cluster ready, or an error.
func start(o options) error {
	if o.ownerPid != 0 && birth(o.ownerPid) == "" {
		return fmt.Errorf("owner '%d' is not a running process", o.ownerPid)
	}
	if err := o.ours(); err != nil {
		return err
	}
	if err := os.MkdirAll(o.state, 0o755); err != nil {
		return err
	}
	own, err := takeLock(o.path(lockFile))
	if err != nil {
		return err
	}
	if own == nil {
		if content(o.path(kindFile)) != o.kind {
			return fmt.Errorf("state folder '%s' is in use by a running '%s'", o.state, content(o.path(kindFile)))
		}
		fmt.Fprintln(os.Stderr, "already running")
		return nil
	}
	slot, machine, err := o.takeSlot()
	if err != nil {
		return err
	}
	if err := o.clear(); err != nil {
		return err
	}
	if err := os.WriteFile(o.path(kindFile), []byte(o.kind+"\n"), 0o644); err != nil {
		return err
	}
	if machine != nil {
		if err := os.WriteFile(o.path(slotFile), []byte(strconv.Itoa(slot)+"\n"), 0o644); err != nil {
			return err
		}
	}
	os.MkdirAll(o.path("log"), 0o755)
	out, err := os.Create(o.log("supervisor"))
	if err != nil {
		return err
	}
	reader, writer, err := os.Pipe()
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, append([]string{"run", fmt.Sprintf("-slot=%d", slot)}, os.Args[2:]...)...)
	cmd.Stdout, cmd.Stderr = out, out
	// 3: reports to us; 4 and 5: the locks, which live as long as the supervisor does.
	cmd.ExtraFiles = []*os.File{writer, own}
	if machine != nil {
		cmd.ExtraFiles = append(cmd.ExtraFiles, machine)
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return err
	}
	writer.Close()
	note(own, strconv.Itoa(cmd.Process.Pid)+"\n")
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		<-interrupts
		cmd.Process.Signal(syscall.SIGTERM)
	}()
	lines := bufio.NewScanner(reader)
	for lines.Scan() {
		if lines.Text() == readyFile {
			return nil
		}
		fmt.Fprintln(os.Stderr, lines.Text())
	}
	cmd.Wait()
	return fmt.Errorf("the %s engine did not start; logs: %s", o.kind, o.path("log"))
}

// clear empties the folder except for the lock, which we hold.
func (o options) clear() error {
	entries, err := os.ReadDir(o.state)
	for _, e := range entries {
		if e.Name() != lockFile && e.Name() != kindFile {
			err = errors.Join(err, os.RemoveAll(o.path(e.Name())))
		}
	}
	return err
}

func (o options) remove() error {
	if err := o.clear(); err != nil {
		return err
	}
	return os.RemoveAll(o.state)
}

func stop(o options) error {
	if _, err := os.Stat(o.path(kindFile)); err != nil {
		if err := o.ours(); err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "nothing runs in %s\n", o.state)
		return nil
	}
	own, err := takeLock(o.path(lockFile))
	if err != nil {
		return err
	}
	if own == nil {
		pid, err := strconv.Atoi(content(o.path(lockFile)))
		if err != nil {
			return fmt.Errorf("%s does not name a process", o.path(lockFile))
		}
		syscall.Kill(pid, syscall.SIGTERM)
		for begin := time.Now(); own == nil; time.Sleep(20 * time.Millisecond) {
			if time.Since(begin) > 30*time.Second {
				syscall.Kill(pid, syscall.SIGKILL) // its children die with it
			}
			if own, err = takeLock(o.path(lockFile)); err != nil {
				if errors.Is(err, os.ErrNotExist) {
					return nil // its owner had ended too, and it removed the folder
				}
				return err
			}
		}
	} else {
		o.tidyAfterCrash()
	}
	os.Remove(o.path(readyFile))
	if o.purge {
		return o.remove()
	}
	return nil
}

func status(o options) error {
	kind := content(o.path(kindFile))
	if own, err := takeLock(o.path(lockFile)); err != nil || own != nil {
		return fmt.Errorf("not running: %s", o.state)
	}
	state := "starting or stopping"
	if _, err := os.Stat(o.path(readyFile)); err == nil {
		state = "running"
	}
	fmt.Printf("%s: %s, process %s, %s\n", kind, state, content(o.path(lockFile)), o.state)
	return nil
}
