package main

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

// Clusters with real pods and Docker engines have a network that this machine can reach, so each needs
// addresses, a device and control groups of its own. There are a few slots; a locked file marks one as
// taken, for as long as its supervisor lives.
const slots = 8

type network struct {
	device, outer, inner string // the cable between this machine and the namespaces
	pods, services       string
	dns, kubernetes      string // addresses of two Services
	group                string // control group
}

func (o options) network() network {
	n := network{
		pods:       fmt.Sprintf("10.%d.0.0/16", 240+o.slot),
		services:   fmt.Sprintf("10.%d.0.0/16", 224+o.slot),
		dns:        fmt.Sprintf("10.%d.0.10", 224+o.slot),
		kubernetes: fmt.Sprintf("10.%d.0.1", 224+o.slot),
	}
	switch o.kind {
	case "real":
		n.device, n.group = fmt.Sprintf("mxk8s%d", o.slot), fmt.Sprintf("maximus-k8s-%d", o.slot)
		n.outer, n.inner = fmt.Sprintf("10.99.%d.1", o.slot), fmt.Sprintf("10.99.%d.2", o.slot)
	case "docker":
		n.device, n.group = fmt.Sprintf("mxdocker%d", o.slot), fmt.Sprintf("maximus-docker-%d", o.slot)
		n.outer, n.inner = fmt.Sprintf("10.98.%d.1", o.slot), fmt.Sprintf("10.98.%d.2", o.slot)
	default:
		n.inner = "127.0.0.1"
	}
	return n
}

const slotFile = "slot"

func (o options) slotLock(slot int) (*os.File, error) {
	return takeLock(fmt.Sprintf("/run/maximus-%s-%d.lock", o.kind, slot))
}

// takeSlot returns a free one with its lock, or 0 and nil where none is needed.
func (o options) takeSlot() (int, *os.File, error) {
	if o.network().device == "" {
		return 0, nil, nil
	}
	deadline := time.Now().Add(o.wait)
	for told := false; ; told = true {
		for slot := 0; slot < slots; slot++ {
			if lock, err := o.slotLock(slot); err != nil || lock != nil {
				return slot, lock, err
			}
		}
		if time.Now().After(deadline) {
			return 0, nil, fmt.Errorf("%d of '%s' run on this machine, and no more can", slots, o.kind)
		}
		if !told {
			fmt.Fprintf(os.Stderr, "waiting for one of the %d '%s' to stop\n", slots, o.kind)
		}
		time.Sleep(200 * time.Millisecond)
	}
}

// tidyAfterCrash does what a supervisor that was killed could not do, unless another one has its slot.
func (o options) tidyAfterCrash() {
	o.kind = content(o.path(kindFile))
	slot, err := strconv.Atoi(content(o.path(slotFile)))
	if err != nil {
		return
	}
	o.slot = slot
	if lock, err := o.slotLock(slot); err == nil && lock != nil {
		o.tidy()
		lock.Close()
	}
	if used, err := useFixedFolders(""); err == nil {
		used.release()
	}
}
