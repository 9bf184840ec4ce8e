package main

import (
	"context"
	"fmt"
	"math/rand"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const startLimit = 90 * time.Second // seen: 3 s idle, 20 s on a busy machine

// cluster is one control plane and its node.
type cluster struct {
	options
	*processes
	report *reporter
	pki    *pki
	api    *api
	ip     string
	ports  ports
}

type ports struct{ api, etcd, peer, kwok int }

// freePorts looks below the range from which the kernel takes the ports of outgoing connections, so
// that none of them is taken between the look and the use. Two clusters that start at the same moment
// look in different places.
func freePorts(ip string) (ports, error) {
	for try := 0; try < 200; try++ {
		first := 20000 + 4*rand.Intn(3000)
		free := true
		for port := first; port < first+4; port++ {
			l, err := net.Listen("tcp", fmt.Sprintf("%s:%d", ip, port))
			if err != nil {
				free = false
				break
			}
			l.Close()
		}
		if free {
			return ports{first, first + 1, first + 2, first + 3}, nil
		}
	}
	return ports{}, fmt.Errorf("no free ports between 20000 and 32000 on %s", ip)
}

// runCluster is the whole life of a simulated cluster.
func runCluster(ctx context.Context, o options, report *reporter) error {
	ports, err := freePorts("127.0.0.1")
	if err != nil {
		return err
	}
	c := &cluster{options: o, processes: newProcesses(o), report: report, ip: "127.0.0.1", ports: ports}
	defer c.removeHostPaths()
	defer c.stop()
	if err := c.up(ctx); err != nil {
		return err
	}
	if err := report.ready(o); err != nil {
		return err
	}
	err = c.stay(ctx)
	c.rememberHostPaths()
	return err
}

// up returns when the node is ready and pods can be made.
func (c *cluster) up(ctx context.Context) error {
	if err := c.startEtcd(); err != nil {
		return err
	}
	if err := c.credentials(); err != nil {
		return err
	}
	if err := c.startApiServer(ctx); err != nil {
		return err
	}
	if err := c.report.say("API server ready at %s", c.server()); err != nil {
		return err
	}
	if err := c.startControllers(); err != nil {
		return err
	}
	if err := c.startNode(ctx); err != nil {
		return err
	}
	if err := c.until(ctx, "default service account", startLimit, func() error {
		return c.api.get("/api/v1/namespaces/default/serviceaccounts/default")
	}); err != nil {
		return err
	}
	if err := c.until(ctx, "node ready", startLimit, c.api.nodeReady); err != nil {
		return err
	}
	return c.report.say("node ready")
}

func (c *cluster) server() string { return fmt.Sprintf("https://%s:%d", c.ip, c.ports.api) }

// nodePods are the addresses of the pods of the one node.
func (c *cluster) nodePods() string { return strings.Replace(c.network().pods, "/16", "/24", 1) }

func (c *cluster) kube(component string) string { return filepath.Join(c.kubernetes, component) }

func (c *cluster) startKube(component string, args ...string) error {
	return c.start(component, append([]string{c.kube("kube"), component}, args...)...)
}

func (c *cluster) startEtcd() error {
	client := fmt.Sprintf("http://127.0.0.1:%d", c.ports.etcd)
	peer := fmt.Sprintf("http://127.0.0.1:%d", c.ports.peer)
	return c.startKube("etcd", "--data-dir="+c.path("etcd"),
		"--listen-client-urls="+client, "--advertise-client-urls="+client,
		"--listen-peer-urls="+peer, "--initial-advertise-peer-urls="+peer, "--initial-cluster=default="+peer,
		"--unsafe-no-fsync", "--log-level=warn")
}

func (c *cluster) credentials() (err error) {
	if c.pki, err = newPki(c.path("pki"), append(c.sans, c.ip, c.network().kubernetes)); err != nil {
		return err
	}
	for _, user := range []string{"admin", "kcm", "scheduler", "kubelet", "proxy"} {
		if err := c.pki.kubeconfig(user, c.server(), c.path(user+".conf")); err != nil {
			return err
		}
	}
	c.api, err = newApi(c.options, c.server())
	return err
}

func (c *cluster) startApiServer(ctx context.Context) error {
	bind := c.ip
	if c.kind == "k3s" {
		bind = "0.0.0.0"
	}
	args := []string{
		fmt.Sprintf("--etcd-servers=http://127.0.0.1:%d", c.ports.etcd),
		"--bind-address=" + bind, "--advertise-address=" + c.ip, fmt.Sprintf("--secure-port=%d", c.ports.api),
		"--client-ca-file=pki/ca.crt", "--tls-cert-file=pki/apiserver.crt", "--tls-private-key-file=pki/apiserver.key",
		"--service-account-issuer=https://kubernetes.default.svc", "--service-account-key-file=pki/sa.pub",
		"--service-account-signing-key-file=pki/sa.key",
		"--kubelet-client-certificate=pki/apiserver-kubelet-client.crt",
		"--kubelet-client-key=pki/apiserver-kubelet-client.key", "--kubelet-preferred-address-types=InternalIP",
		"--requestheader-client-ca-file=pki/ca.crt", "--requestheader-allowed-names=front-proxy-client",
		"--requestheader-username-headers=X-Remote-User", "--requestheader-group-headers=X-Remote-Group",
		"--requestheader-extra-headers-prefix=X-Remote-Extra-",
		"--proxy-client-cert-file=pki/front-proxy-client.crt", "--proxy-client-key-file=pki/front-proxy-client.key",
		"--enable-aggregator-routing=true", "--service-cluster-ip-range=" + c.network().services,
		"--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction",
		"--allow-privileged=true", "--profiling=false",
	}
	if c.kind != "real" {
		// The endpoints of the service "kubernetes" refuse 127/8, and nothing here would use them.
		args = append(args, "--endpoint-reconciler-type=none")
	}
	if err := c.startKube("kube-apiserver", args...); err != nil {
		return err
	}
	return c.until(ctx, "API server ready", startLimit, func() error { return c.api.get("/readyz") })
}

func (c *cluster) startControllers() error {
	if err := c.startKube("kube-controller-manager", "--kubeconfig=kcm.conf",
		"--secure-port=0", "--leader-elect=false", "--use-service-account-credentials=true",
		"--kube-api-qps=500", "--kube-api-burst=1000",
		"--service-account-private-key-file=pki/sa.key", "--root-ca-file=pki/ca.crt",
		"--cluster-signing-cert-file=pki/ca.crt", "--cluster-signing-key-file=pki/ca.key",
		"--controllers=*,bootstrap-signer-controller,token-cleaner-controller",
		"--enable-hostpath-provisioner=true", "--flex-volume-plugin-dir="+c.path("flex"),
		"--allocate-node-cidrs=true", "--cluster-cidr="+c.network().pods, "--service-cluster-ip-range="+c.network().services,
	); err != nil {
		return err
	}
	if err := c.startKube("kube-scheduler", "--kubeconfig=scheduler.conf", "--secure-port=0", "--leader-elect=false"); err != nil {
		return err
	}
	_, err := c.api.call("POST", "/apis/storage.k8s.io/v1/storageclasses", `{"apiVersion": "storage.k8s.io/v1",
		"kind": "StorageClass", "provisioner": "kubernetes.io/host-path", "metadata": {"name": "standard",
		"annotations": {"storageclass.kubernetes.io/is-default-class": "true"}}}`)
	return err
}

func (c *cluster) startNode(ctx context.Context) error {
	if c.kind == "real" {
		return c.startKubelet(ctx)
	}
	address := fmt.Sprintf("127.0.0.1:%d", c.ports.kwok)
	if err := c.start("kwok", c.kube("kwok"), "--config="+c.kube("kwok-stages.yaml"), "--kubeconfig=admin.conf",
		"--manage-all-nodes=true", "--cidr="+c.nodePods(), "--node-ip=127.0.0.1",
		fmt.Sprintf("--node-port=%d", c.ports.kwok), "--server-address="+address, "--node-lease-duration-seconds=40",
		"--tls-cert-file=pki/kubelet-server.crt", "--tls-private-key-file=pki/kubelet-server.key"); err != nil {
		return err
	}
	_, err := c.api.call("POST", "/api/v1/nodes", `{"apiVersion": "v1", "kind": "Node",
		"metadata": {"name": "node1", "labels": {"kubernetes.io/hostname": "node1", "kubernetes.io/os": "linux",
			"kubernetes.io/arch": "amd64", "topology.kubernetes.io/zone": "z1"}},
		"status": {"allocatable": {"cpu": "512", "memory": "2Ti", "pods": "2000"},
			"capacity": {"cpu": "512", "memory": "2Ti", "pods": "2000"}}}`)
	return err
}

const hostPathList = "host-paths"

// rememberHostPaths asks the API server, while it still runs, what volumes it made on this machine.
func (c *cluster) rememberHostPaths() {
	var text string
	for _, path := range c.api.hostPaths() {
		text += path + "\n"
	}
	os.WriteFile(c.path(hostPathList), []byte(text), 0o644)
}

func (c *cluster) removeHostPaths() {
	for _, path := range splitLines(content(c.path(hostPathList))) {
		os.RemoveAll(path)
	}
	removeHostPathRoot()
}
