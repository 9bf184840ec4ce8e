// Starts, watches and cleans up what tests need: a Kubernetes cluster with simulated or with real
// pods, or a Docker engine. toolchain/cluster and toolchain/docker are the command lines; as "k3s" it
// is the entry point of the k3s-compatible image.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// Children die with the thread that started them (see processes.go): keep this one.
func init() {
	runtime.LockOSThread()
	syscall.Umask(0o022) // containers run as other users; keys are written 0600
}

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(v string) error { *l = append(*l, v); return nil }

type options struct {
	kind       string // simulated, real, docker
	state      string
	kubernetes string
	cni        string
	dns        string
	ownerPid   int
	wait       time.Duration
	slot       int // of those that need a network: which one on this machine
	purge      bool
	images     list
	sans       list
}

var errMisuse = errors.New("misuse")

func parse(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("supervisor", flag.ContinueOnError)
	flags.StringVar(&o.kind, "kind", "simulated", "simulated, real or docker")
	flags.StringVar(&o.state, "state", "", "folder for everything that is made")
	flags.StringVar(&o.kubernetes, "kubernetes", "", "folder of the Kubernetes binaries")
	flags.StringVar(&o.cni, "cni", "", "folder of the CNI plugins")
	flags.StringVar(&o.dns, "dns", "", "folder of CoreDNS")
	flags.IntVar(&o.ownerPid, "owner-pid", 0, "stop and purge when this process ends")
	flags.DurationVar(&o.wait, "wait", 0, "how long to wait for the only real cluster to be free")
	flags.IntVar(&o.slot, "slot", 0, "set by start")
	flags.BoolVar(&o.purge, "purge", false, "remove the state folder too")
	flags.Var(&o.images, "image", "image file to load (repeatable)")
	if err := flags.Parse(args); err != nil {
		return o, errMisuse
	}
	state, err := filepath.Abs(o.state)
	if err != nil || o.state == "" || state == "/" {
		return o, fmt.Errorf("state folder '%s' must be a folder of its own", o.state)
	}
	o.state = state
	return o, nil
}

func main() {
	if filepath.Base(os.Args[0]) == "k3s" {
		exit(k3s(os.Args[1:]))
	}
	commands := map[string]func(options) error{
		"start": start, "run": run, "stop": stop, "status": status, "load": load,
		"init": initialise, "inside": inside, // these two run in namespaces of their own
	}
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "supervisor: start, stop, status or load; see toolchain/cluster --help")
		os.Exit(2)
	}
	o, err := parse(os.Args[2:])
	if err == nil {
		err = commands[os.Args[1]](o)
	}
	exit(err)
}

func exit(err error) {
	if errors.Is(err, errMisuse) {
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "%v\n", err)
		os.Exit(1)
	}
	os.Exit(0)
}
