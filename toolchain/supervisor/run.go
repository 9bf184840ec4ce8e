package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

var errOwnerGone = errors.New("the owner has ended")

// reporter carries progress to the process that started us. When that one is gone before we are
// ready, nobody wants the cluster.
type reporter struct {
	to    *os.File
	begin time.Time
}

func (r *reporter) say(format string, args ...any) error {
	_, err := fmt.Fprintf(r.to, "%6d ms  %s\n", time.Since(r.begin).Milliseconds(), fmt.Sprintf(format, args...))
	return err
}

func (r *reporter) ready(o options) error {
	if err := os.WriteFile(o.path(readyFile), nil, 0o644); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(r.to, readyFile); err != nil {
		return err
	}
	return r.to.Close()
}

func (r *reporter) fail(err error) {
	fmt.Fprintf(os.Stderr, "%v\n", err)
	fmt.Fprintf(r.to, "error: %v\n", err)
	r.to.Close()
}

// run is the supervisor: it lives as long as the cluster.
func run(o options) error {
	report := &reporter{os.NewFile(3, "report"), time.Now()}
	syscall.CloseOnExec(3)
	syscall.CloseOnExec(4)
	syscall.CloseOnExec(5)
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	stopped, release := signal.NotifyContext(ctx, syscall.SIGTERM, syscall.SIGINT)
	defer release()
	if o.ownerPid != 0 {
		go watch(o.ownerPid, cancel)
	}
	var err error
	if o.kind == "simulated" {
		err = runCluster(stopped, o, report)
	} else {
		err = runInNamespaces(stopped, o, report)
	}
	os.Remove(o.path(readyFile))
	if err != nil {
		report.fail(err)
	}
	if o.ownerPid != 0 && (err != nil || errors.Is(context.Cause(ctx), errOwnerGone)) {
		return errors.Join(err, o.remove())
	}
	return err
}

// birth returns the start time of a living process, which tells it from a later one with the same
// number, or "".
func birth(pid int) string {
	stat := content(fmt.Sprintf("/proc/%d/stat", pid))
	// The name, in parentheses, may hold anything; what follows is regular.
	fields := strings.Fields(stat[strings.LastIndexByte(stat, ')')+1:])
	if len(fields) < 20 || fields[0] == "Z" || fields[0] == "X" {
		return ""
	}
	return fields[19]
}

func watch(pid int, cancel context.CancelCauseFunc) {
	born := birth(pid)
	for born != "" && birth(pid) == born {
		time.Sleep(250 * time.Millisecond)
	}
	cancel(errOwnerGone)
}
