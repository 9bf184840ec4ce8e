package main

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

// api speaks to the API server as administrator; the few calls that a start needs.
type api struct {
	server string
	client *http.Client
}

func newApi(o options, server string) (*api, error) {
	ca, err := os.ReadFile(o.path("pki/ca.crt"))
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(ca)
	pair, err := tls.LoadX509KeyPair(o.path("pki/admin.crt"), o.path("pki/admin.key"))
	if err != nil {
		return nil, err
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, Certificates: []tls.Certificate{pair}}}
	return &api{server, &http.Client{Transport: transport, Timeout: 5 * time.Second}}, nil
}

func (a *api) call(method, path, body string) ([]byte, error) {
	request, err := http.NewRequest(method, a.server+path, bytes.NewReader([]byte(body)))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := a.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode >= 300 {
		err = fmt.Errorf("%s %s: %s: %.300s", method, path, response.Status, answer)
	}
	return answer, err
}

func (a *api) get(path string) error {
	_, err := a.call("GET", path, "")
	return err
}

func (a *api) nodeReady() error {
	answer, err := a.call("GET", "/api/v1/nodes/node1", "")
	if err != nil {
		return err
	}
	var node struct {
		Status struct {
			Conditions []struct{ Type, Status, Message string }
		}
	}
	if err := json.Unmarshal(answer, &node); err != nil {
		return err
	}
	for _, c := range node.Status.Conditions {
		if c.Type == "Ready" {
			if c.Status == "True" {
				return nil
			}
			return fmt.Errorf("node1: %s", c.Message)
		}
	}
	return fmt.Errorf("node1 has no Ready condition yet")
}

// hostPaths lists the folders that the volume provisioner made outside the state folder.
func (a *api) hostPaths() []string {
	answer, err := a.call("GET", "/api/v1/persistentvolumes", "")
	if err != nil {
		return nil
	}
	var volumes struct {
		Items []struct {
			Spec struct{ HostPath *struct{ Path string } }
		}
	}
	json.Unmarshal(answer, &volumes)
	var paths []string
	for _, v := range volumes.Items {
		if v.Spec.HostPath != nil && strings.HasPrefix(v.Spec.HostPath.Path, hostPathRoot+"/") {
			paths = append(paths, v.Spec.HostPath.Path)
		}
	}
	return paths
}
