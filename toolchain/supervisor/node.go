package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// realUp starts a control plane, containerd, kubelet, kube-proxy and CoreDNS.
func realUp(ctx context.Context, o options, report *reporter) (*processes, error) {
	c := &cluster{options: o, processes: newProcesses(o), report: report, ip: o.network().inner,
		ports: ports{api: 6443, etcd: 2379, peer: 2380}}
	if err := c.startContainerd(ctx); err != nil {
		return nil, err
	}
	return c.processes, c.up(ctx)
}

func (o options) socket() string { return o.path("containerd.sock") }

func (o options) ctr(args ...string) []string {
	return append([]string{"ctr", "-a", o.socket(), "-n", "k8s.io"}, args...)
}

func (c *cluster) startContainerd(ctx context.Context) error {
	files := map[string]string{
		"containerd.toml": `version = 2
root = "STATE/containerd"
state = "/run/containerd"
[grpc]
  address = "STATE/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "registry.k8s.io/pause:3.10"
  # Needed where the machine does not grant CAP_SYS_RESOURCE.
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "CNI"
    conf_dir = "STATE/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
`,
		"cni/10-bridge.conflist": `{"cniVersion": "1.0.0", "name": "maximus", "plugins": [
 {"type": "bridge", "bridge": "cni0", "isGateway": true, "ipMasq": false, "hairpinMode": true,
  "ipam": {"type": "host-local", "dataDir": "STATE/cni-ipam", "ranges": [[{"subnet": "NODE_PODS"}]],
   "routes": [{"dst": "0.0.0.0/0"}]}},
 {"type": "portmap", "capabilities": {"portMappings": true}}]}
`}
	if err := c.write(files); err != nil {
		return err
	}
	if err := c.start("containerd", "containerd", "--config", c.path("containerd.toml")); err != nil {
		return err
	}
	if err := c.until(ctx, "containerd ready", startLimit, func() error { return tool(c.ctr("version")...) }); err != nil {
		return err
	}
	for _, image := range c.images {
		if err := load(options{state: c.state, kind: c.kind, images: list{image}}); err != nil {
			return err
		}
	}
	return c.report.say("containerd ready, %d images", len(c.images))
}

// write creates files below the state folder, with the names of folders filled in.
func (c *cluster) write(files map[string]string) error {
	os.MkdirAll(c.path("cni"), 0o755)
	fill := strings.NewReplacer("STATE", c.state, "CNI", c.cni, "NODE_IP", c.ip, "NODE_PODS", c.nodePods(), "PODS", c.network().pods,
		"CLUSTER_DNS", c.network().dns, "GROUP", c.network().group)
	for name, text := range files {
		if err := os.WriteFile(c.path(name), []byte(fill.Replace(text)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// openVolumes lets every user write to a new volume, as the provisioners of kind and k3s do. Without
// it, pods that do not run as root could use none: fsGroup has no effect on host paths.
func openVolumes() error {
	events, err := syscall.InotifyInit1(syscall.IN_CLOEXEC)
	if err != nil {
		return err
	}
	if _, err := syscall.InotifyAddWatch(events, hostPathRoot, syscall.IN_CREATE); err != nil {
		return err
	}
	go func() {
		buffer := make([]byte, 4096)
		for {
			if _, err := syscall.Read(events, buffer); err != nil && err != syscall.EINTR {
				return
			}
			volumes, _ := filepath.Glob(hostPathRoot + "/*")
			for _, volume := range volumes {
				os.Chmod(volume, 0o777)
			}
		}
	}()
	return nil
}

func (c *cluster) startKubelet(ctx context.Context) error {
	if err := openVolumes(); err != nil {
		return err
	}
	if err := c.makeGroup(); err != nil {
		return err
	}
	files := map[string]string{
		"resolv.conf": "nameserver CLUSTER_DNS\n",
		"kubelet.yaml": `apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
failCgroupV1: false
cgroupDriver: cgroupfs
cgroupRoot: /GROUP
cgroupsPerQOS: true
enforceNodeAllocatable: [pods]
failSwapOn: false
containerRuntimeEndpoint: unix://STATE/containerd.sock
address: NODE_IP
port: 10250
healthzPort: 0
readOnlyPort: 0
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: STATE/pki/ca.crt}}
authorization: {mode: Webhook}
tlsCertFile: STATE/pki/kubelet-server.crt
tlsPrivateKeyFile: STATE/pki/kubelet-server.key
clusterDNS: [CLUSTER_DNS]
clusterDomain: cluster.local
resolvConf: STATE/resolv.conf
podLogsDir: STATE/podlogs
# A test machine's disk may be nearly full; that is not the subject of any test.
evictionHard: {memory.available: 100Mi}
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
nodeStatusUpdateFrequency: 5s
syncFrequency: 10s
registerNode: true
makeIPTablesUtilChains: false
volumePluginDir: STATE/flex
serializeImagePulls: false
`,
		"proxy.yaml": `apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: iptables
# A Service works as soon as its pods are ready, not up to a second later.
iptables: {minSyncPeriod: 50ms}
clientConnection: {kubeconfig: STATE/proxy.conf}
hostnameOverride: node1
clusterCIDR: PODS
bindAddress: 0.0.0.0
healthzBindAddress: 127.0.0.1:10256
metricsBindAddress: 127.0.0.1:10249
conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
nodePortAddresses: ["127.0.0.0/8", "NODE_IP/32"]
`,
		"Corefile": `cluster.local:53 in-addr.arpa:53 ip6.arpa:53 {
  bind CLUSTER_DNS
  errors
  ready 127.0.0.1:18181
  kubernetes cluster.local in-addr.arpa ip6.arpa {
    kubeconfig STATE/admin.conf default
    pods insecure
  }
  cache 5
  loadbalance
}
.:53 {
  bind CLUSTER_DNS
  errors
  template ANY ANY . {
    rcode NXDOMAIN
  }
}
`}
	if err := c.write(files); err != nil {
		return err
	}
	if err := c.startKube("kubelet", "--config=kubelet.yaml", "--kubeconfig=kubelet.conf", "--hostname-override=node1",
		"--node-ip="+c.ip, "--root-dir="+c.path("kubelet"), "--v=2"); err != nil {
		return err
	}
	if err := c.startKube("kube-proxy", "--config=proxy.yaml", "--v=2"); err != nil {
		return err
	}
	// CoreDNS has the address itself: no pod, no image.
	if err := tool("ip", "addr", "add", c.network().dns+"/32", "dev", "lo"); err != nil {
		return err
	}
	if err := c.start("coredns", c.dns+"/coredns", "-conf", "Corefile"); err != nil {
		return err
	}
	return c.until(ctx, "CoreDNS ready", startLimit, func() error {
		response, err := http.Get("http://127.0.0.1:18181/ready")
		if err != nil {
			return err
		}
		defer response.Body.Close()
		if response.StatusCode != http.StatusOK {
			return fmt.Errorf("CoreDNS: %s", response.Status)
		}
		return nil
	})
}

// load imports image files into a real cluster, running or starting.
func load(o options) error {
	if len(o.images) == 0 {
		return fmt.Errorf("no image file given")
	}
	if content(o.path(kindFile)) != "real" {
		return fmt.Errorf("images can be loaded into a 'real' cluster only, and '%s' is none", o.state)
	}
	for _, image := range o.images {
		begin := time.Now()
		if err := tool(o.ctr("images", "import", image)...); err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "loaded %s in %d ms\n", image, time.Since(begin).Milliseconds())
	}
	return nil
}
