package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// A cluster with real pods and a Docker engine run in process, network and mount namespaces of their
// own. When the first process in there dies, the kernel ends all others and takes interfaces, routes,
// firewall rules and mounts with it: nothing is left to clean up but control groups and empty folders.

func runInNamespaces(ctx context.Context, o options, report *reporter) error {
	if strings.HasPrefix(o.state, "/run/") || strings.HasPrefix(o.state, "/var/run/") {
		return fmt.Errorf("state folder '%s' must not be below /run", o.state)
	}
	o.tidy()
	if groups := o.groupFolders(); len(groups) > 0 {
		return fmt.Errorf("control group %s is in use", groups[0])
	}
	folders, err := useFixedFolders(o.kind)
	if err != nil {
		return err
	}
	defer folders.release()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	inner := exec.Command(self, append([]string{"init"}, os.Args[2:]...)...)
	inner.Stdout, inner.Stderr = os.Stdout, os.Stderr
	inner.ExtraFiles = []*os.File{report.to}
	inner.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true,
		Cloneflags: syscall.CLONE_NEWPID | syscall.CLONE_NEWNET | syscall.CLONE_NEWNS | syscall.CLONE_NEWIPC | syscall.CLONE_NEWUTS}
	if err := inner.Start(); err != nil {
		return fmt.Errorf("no namespaces: %w", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- inner.Wait() }()
	err = o.network().connect(inner.Process.Pid)
	if err == nil {
		report.to.Close() // from here on, the inner side reports
		select {
		case <-ctx.Done():
		case err = <-ended:
			ended <- err
			err = fmt.Errorf("the %s engine ended by itself; logs: %s", o.kind, o.path("log"))
		}
	}
	inner.Process.Kill()
	<-ended
	o.tidy()
	return err
}

func (l network) connect(pid int) error {
	var err error
	// A pair of an earlier cluster goes when the kernel gets round to it.
	for try := 0; try < 50; try++ {
		if err = tool("ip", "link", "add", l.device, "type", "veth", "peer", "name", "eth0", "netns", fmt.Sprint(pid)); err == nil {
			break
		}
		exec.Command("ip", "link", "del", l.device).Run()
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil {
		return err
	}
	if err := tool("ip", "addr", "add", l.outer+"/30", "dev", l.device); err != nil {
		return err
	}
	if err := tool("ip", "link", "set", l.device, "up"); err != nil {
		return err
	}
	if strings.HasPrefix(l.device, "mxk8s") {
		for _, net := range []string{l.pods, l.services} {
			if err := tool("ip", "route", "add", net, "via", l.inner); err != nil {
				return err
			}
		}
	}
	return nil
}

// initialise is process 1 of the namespaces: it arranges the file systems, starts the real work, and
// collects the processes that lose their parents.
func initialise(o options) error {
	if err := arrange(o); err != nil {
		(&reporter{to: os.NewFile(3, "report"), begin: time.Now()}).fail(err)
		return err
	}
	self := "/proc/self/exe"
	pid, err := syscall.ForkExec(self, append([]string{"supervisor", "inside"}, os.Args[2:]...),
		&syscall.ProcAttr{Env: os.Environ(), Files: []uintptr{0, 1, 2, 3}})
	if err != nil {
		return err
	}
	syscall.Close(3)
	for {
		var status syscall.WaitStatus
		ended, err := syscall.Wait4(-1, &status, 0, nil)
		if errors.Is(err, syscall.EINTR) {
			continue
		}
		if err != nil || ended == pid {
			return fmt.Errorf("the work inside ended with %d", status.ExitStatus())
		}
	}
}

func arrange(o options) error {
	type mount struct {
		source, target, kind string
		flags                uintptr
	}
	mounts := []mount{
		{"", "/", "", syscall.MS_REC | syscall.MS_PRIVATE}, // nothing of ours shows outside
		{"", "/", "", syscall.MS_REC | syscall.MS_SHARED},  // volumes must show in the containers
		{"proc", "/proc", "proc", 0},
		{"tmpfs", "/run", "tmpfs", 0},
	}
	for _, dir := range fixedFolders[o.kind] {
		own := o.path("fixed" + strings.ReplaceAll(dir, "/", "-"))
		if err := os.MkdirAll(own, 0o755); err != nil {
			return err
		}
		mounts = append(mounts, mount{own, dir, "", syscall.MS_BIND})
	}
	for _, m := range mounts {
		if err := syscall.Mount(m.source, m.target, m.kind, m.flags, ""); err != nil {
			return fmt.Errorf("mount %s: %w", m.target, err)
		}
	}
	if err := tool("ip", "link", "set", "lo", "up"); err != nil {
		return err
	}
	for try := 0; ; try++ {
		if _, err := net.InterfaceByName("eth0"); err == nil {
			break
		}
		if try == 200 {
			return errors.New("no network from outside")
		}
		time.Sleep(20 * time.Millisecond)
	}
	if err := tool("ip", "addr", "add", o.network().inner+"/30", "dev", "eth0"); err != nil {
		return err
	}
	return tool("ip", "link", "set", "eth0", "up")
}

// inside is the real work in the namespaces. It needs no cleaning up.
func inside(o options) error {
	report := &reporter{os.NewFile(3, "report"), time.Now()}
	syscall.CloseOnExec(3)
	ctx := context.Background()
	var err error
	var children *processes
	if o.kind == "docker" {
		children, err = dockerUp(ctx, o, report)
	} else {
		children, err = realUp(ctx, o, report)
	}
	if err == nil {
		err = report.ready(o)
	}
	if err != nil {
		report.fail(err)
		return err
	}
	return children.stay(ctx)
}
