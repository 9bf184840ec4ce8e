package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// processes are children that do not outlive us: the kernel kills them when the thread that started
// them ends, however that comes. Only the main thread starts any.
type processes struct {
	of      options
	started []*process
	ended   chan *process
}

type process struct {
	name string
	cmd  *exec.Cmd
	done chan struct{}
}

func newProcesses(o options) *processes {
	return &processes{of: o, ended: make(chan *process, 32)}
}

func (p *processes) start(name string, argv ...string) error {
	out, err := os.Create(p.of.log(name))
	if err != nil {
		return err
	}
	defer out.Close()
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = p.of.state, out, out
	// Nothing goes to the user's home folder.
	cmd.Env = append(os.Environ(), "HOME="+p.of.state)
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	child := &process{name, cmd, make(chan struct{})}
	p.started = append(p.started, child)
	go func() {
		cmd.Wait()
		close(child.done)
		p.ended <- child
	}()
	return nil
}

// failure describes a child that has ended by itself, with the end of its log.
func (p *processes) failure(child *process) error {
	lines := strings.Split(content(p.of.log(child.name)), "\n")
	if len(lines) > 8 {
		lines = lines[len(lines)-8:]
	}
	return fmt.Errorf("%s ended: %v\n  %s", child.name, child.cmd.ProcessState, strings.Join(lines, "\n  "))
}

// until polls a condition; a dead child, a signal or the time limit is an error.
func (p *processes) until(ctx context.Context, what string, limit time.Duration, holds func() error) error {
	deadline := time.Now().Add(limit)
	for {
		last := holds()
		if last == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("stopped while waiting: %s", what)
		case child := <-p.ended:
			return p.failure(child)
		case <-time.After(30 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("not within %v: %s (%v)", limit, what, last)
		}
	}
}

// stay returns nil when asked to stop, or an error when a child ends.
func (p *processes) stay(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return nil
	case child := <-p.ended:
		return p.failure(child)
	}
}

// stop ends the children, the newest first. Their state is of no use to anyone, so none is given time.
func (p *processes) stop() {
	for i := len(p.started) - 1; i >= 0; i-- {
		p.started[i].cmd.Process.Kill()
	}
	for _, child := range p.started {
		<-child.done
	}
}

// tool runs a short command to its end.
func tool(argv ...string) error {
	out, err := exec.Command(argv[0], argv[1:]...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", strings.Join(argv, " "), err, strings.TrimSpace(string(out)))
	}
	return nil
}
