package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

// k3s behaves, as far as a client can tell, like "k3s server": a simulated cluster on port 6443.
func k3s(args []string) error {
	if len(args) == 0 || args[0] != "server" {
		return fmt.Errorf("k3s: only 'server' is known here")
	}
	const kubeconfig = "/etc/rancher/k3s"
	o := options{kind: "k3s", state: "/var/lib/maximus", kubernetes: "/bin"}
	for i, arg := range args {
		if name, found := strings.CutPrefix(arg, "--tls-san="); found {
			o.sans = append(o.sans, name)
		} else if arg == "--tls-san" && i+1 < len(args) {
			o.sans = append(o.sans, args[i+1])
		}
	}
	for _, dir := range []string{o.path("log"), kubeconfig} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	ctx, release := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer release()
	c := &cluster{options: o, processes: newProcesses(o), report: &reporter{os.Stdout, time.Now()}, ip: "127.0.0.1",
		ports: ports{api: 6443, etcd: 2379, peer: 2380, kwok: 10247}}
	defer c.stop()
	if err := c.up(ctx); err != nil {
		return err
	}
	if err := c.pki.kubeconfig("admin", c.server(), kubeconfig+"/k3s.yaml"); err != nil {
		return err
	}
	// Clients of k3s wait for this very line.
	fmt.Println("Node controller sync successful")
	return c.stay(ctx)
}
