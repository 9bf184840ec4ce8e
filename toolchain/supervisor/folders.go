package main

import (
	"io"
	"os"
	"strings"
	"syscall"
)

const hostPathRoot = "/tmp/hostpath_pv" // fixed in Kubernetes

// fixedFolders are those that kubelet, CNI and the volume provisioner insist on. Inside, folders of the
// state are mounted there; outside they stay empty.
var fixedFolders = map[string][]string{"real": {"/var/lib/kubelet", "/var/lib/cni", hostPathRoot}}

// A folder must not be removed while another cluster has something mounted on it: the kernel would
// take the mount away. So every user holds a shared lock, and the last one, who gets it alone,
// removes the folders that are named in the locked file.
const folderLock = "/run/maximus-folders.lock"

type folders struct{ lock *os.File }

func useFixedFolders(kind string) (folders, error) {
	lock, err := os.OpenFile(folderLock, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return folders{}, err
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_SH); err != nil {
		return folders{}, err
	}
	for _, dir := range fixedFolders[kind] {
		if os.Mkdir(dir, 0o755) == nil || dir == hostPathRoot {
			lock.WriteString(dir + "\n")
		}
	}
	return folders{lock}, nil
}

func (f folders) release() {
	defer f.lock.Close()
	if syscall.Flock(int(f.lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		return
	}
	f.lock.Seek(0, io.SeekStart)
	made, _ := io.ReadAll(f.lock)
	for _, dir := range splitLines(string(made)) {
		os.Remove(dir) // only when empty
	}
	f.lock.Truncate(0)
}

// removeHostPathRoot is for clusters that mount nothing there.
func removeHostPathRoot() {
	lock, err := os.OpenFile(folderLock, os.O_RDWR, 0)
	if err != nil {
		os.Remove(hostPathRoot) // there never was a cluster with mounts, or we may not remove it anyway
		return
	}
	defer lock.Close()
	if syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil {
		os.Remove(hostPathRoot)
	}
}

func splitLines(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
}
