package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func (o options) groupFolders() []string {
	v1, _ := filepath.Glob("/sys/fs/cgroup/*/" + o.network().group)
	v2, _ := filepath.Glob("/sys/fs/cgroup/" + o.network().group)
	return append(v1, v2...)
}

// tidy removes what is left of namespaces that have ended: empty control groups, the innermost first.
// One that is in use stays: the kernel refuses.
func (o options) tidy() {
	for try := 0; try < 20 && len(o.groupFolders()) > 0; try++ {
		time.Sleep(time.Duration(try) * 10 * time.Millisecond)
		for _, root := range o.groupFolders() {
			removeGroups(root)
		}
	}
}

func removeGroups(root string) {
	var dirs []string
	filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			dirs = append(dirs, path)
		}
		return nil
	})
	for i := len(dirs) - 1; i >= 0; i-- {
		syscall.Rmdir(dirs[i])
	}
}

// makeGroup makes the control group below which kubelet puts all pods. It wants to find it, with all
// controllers.
func (o options) makeGroup() error {
	const root = "/sys/fs/cgroup"
	parents := []string{root}
	if controllers := content(root + "/cgroup.controllers"); controllers != "" { // version 2: one tree
		for _, name := range strings.Fields(controllers) {
			// One that cannot be passed on is missed by kubelet, which says so.
			os.WriteFile(root+"/cgroup.subtree_control", []byte("+"+name), 0o644)
		}
	} else {
		parents, _ = filepath.Glob(root + "/*") // version 1: one tree for each controller
	}
	for _, parent := range parents {
		if err := os.Mkdir(filepath.Join(parent, o.network().group), 0o755); err != nil && !os.IsExist(err) {
			return err
		}
	}
	return nil
}
