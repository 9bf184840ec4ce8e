package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// pki makes the certificates of one cluster. They live and die with its state folder.
type pki struct {
	dir    string
	ca     *x509.Certificate
	key    *ecdsa.PrivateKey
	serial int64
}

func newPki(dir string, sans []string) (*pki, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	p := &pki{dir: dir}
	if err := p.authority(); err != nil {
		return nil, err
	}
	server := append([]string{"localhost", "127.0.0.1", "kubernetes", "kubernetes.default",
		"kubernetes.default.svc", "kubernetes.default.svc.cluster.local"}, sans...)
	for _, c := range []struct {
		name, user, group string
		sans              []string
	}{
		{"apiserver", "kube-apiserver", "", server},
		{"kubelet-server", "node1", "", append([]string{"node1", "127.0.0.1"}, sans...)},
		{"admin", "admin", "system:masters", nil},
		{"apiserver-kubelet-client", "apiserver", "system:masters", nil},
		{"front-proxy-client", "front-proxy-client", "", nil},
		{"kcm", "system:kube-controller-manager", "", nil},
		{"scheduler", "system:kube-scheduler", "", nil},
		{"kubelet", "system:node:node1", "system:nodes", nil},
		{"proxy", "system:kube-proxy", "", nil},
	} {
		if err := p.leaf(c.name, c.user, c.group, c.sans); err != nil {
			return nil, err
		}
	}
	signer, err := p.newKey("sa")
	if err != nil {
		return nil, err
	}
	public, err := x509.MarshalPKIXPublicKey(&signer.PublicKey)
	if err != nil {
		return nil, err
	}
	return p, p.write("sa.pub", "PUBLIC KEY", public)
}

func (p *pki) write(name, kind string, der []byte) error {
	return os.WriteFile(filepath.Join(p.dir, name), pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600)
}

func (p *pki) newKey(name string) (*ecdsa.PrivateKey, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return nil, err
	}
	return key, p.write(name+".key", "EC PRIVATE KEY", der)
}

func (p *pki) template(subject pkix.Name, usage x509.KeyUsage) *x509.Certificate {
	p.serial++
	return &x509.Certificate{SerialNumber: big.NewInt(p.serial), Subject: subject, KeyUsage: usage,
		BasicConstraintsValid: true, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().AddDate(1, 0, 0)}
}

func (p *pki) authority() (err error) {
	if p.key, err = p.newKey("ca"); err != nil {
		return err
	}
	p.ca = p.template(pkix.Name{CommonName: "test-ca"}, x509.KeyUsageCertSign|x509.KeyUsageCRLSign)
	p.ca.IsCA = true
	der, err := x509.CreateCertificate(rand.Reader, p.ca, p.ca, &p.key.PublicKey, p.key)
	if err != nil {
		return err
	}
	return p.write("ca.crt", "CERTIFICATE", der)
}

// leaf makes a server certificate when there are names to serve, else a client certificate.
func (p *pki) leaf(name, user, group string, sans []string) error {
	key, err := p.newKey(name)
	if err != nil {
		return err
	}
	subject := pkix.Name{CommonName: user}
	if group != "" {
		subject.Organization = []string{group}
	}
	t := p.template(subject, x509.KeyUsageDigitalSignature)
	t.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	for _, san := range sans {
		t.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
		if ip := net.ParseIP(san); ip != nil {
			t.IPAddresses = append(t.IPAddresses, ip)
		} else {
			t.DNSNames = append(t.DNSNames, san)
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, t, p.ca, &key.PublicKey, p.key)
	if err != nil {
		return err
	}
	return p.write(name+".crt", "CERTIFICATE", der)
}

// kubeconfig writes a file that is complete in itself.
func (p *pki) kubeconfig(user, server, path string) error {
	var data [3]string
	for i, name := range []string{"ca.crt", user + ".crt", user + ".key"} {
		b, err := os.ReadFile(filepath.Join(p.dir, name))
		if err != nil {
			return err
		}
		data[i] = base64.StdEncoding.EncodeToString(b)
	}
	text := fmt.Sprintf(`apiVersion: v1
kind: Config
clusters:
  - name: default
    cluster: {server: "%s", certificate-authority-data: %s}
users:
  - name: default
    user: {client-certificate-data: %s, client-key-data: %s}
contexts:
  - name: default
    context: {cluster: default, user: default}
current-context: default
`, server, data[0], data[1], data[2])
	return os.WriteFile(path, []byte(text), 0o600)
}
