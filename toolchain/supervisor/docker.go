package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"time"
)

// dockerUp starts a Docker engine that shares nothing with one that the machine may have.
func dockerUp(ctx context.Context, o options, report *reporter) (*processes, error) {
	socket := o.path("docker.sock")
	config := o.path("daemon.json") // else it reads the one of the machine
	if err := os.WriteFile(config, []byte("{}\n"), 0o644); err != nil {
		return nil, err
	}
	p := newProcesses(o)
	if err := p.start("dockerd", "dockerd", "-H", "unix://"+socket, "--group", "0", "--pidfile", "/run/docker.pid",
		"--data-root", o.path("data"), "--exec-root", "/run/docker", "--config-file", config,
		"--cgroup-parent", "/"+o.network().group); err != nil {
		return nil, err
	}
	client := &http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "unix", socket)
		}}}
	call := func(method, path string, body io.Reader) error {
		request, err := http.NewRequest(method, "http://docker"+path, body)
		if err != nil {
			return err
		}
		request.Header.Set("Content-Type", "application/x-tar")
		response, err := client.Do(request)
		if err != nil {
			return err
		}
		defer response.Body.Close()
		answer, err := io.ReadAll(response.Body)
		if err == nil && response.StatusCode >= 300 {
			err = fmt.Errorf("%s: %s: %s", path, response.Status, answer)
		}
		return err
	}
	if err := p.until(ctx, "Docker engine ready", 30*time.Second, func() error { return call("GET", "/_ping", nil) }); err != nil {
		return nil, err
	}
	for _, image := range o.images {
		file, err := os.Open(image)
		if err != nil {
			return nil, err
		}
		err = call("POST", "/images/load?quiet=1", file)
		file.Close()
		if err != nil {
			return nil, err
		}
	}
	return p, report.say("Docker engine ready at unix://%s, containers at %s", socket, o.network().inner)
}
