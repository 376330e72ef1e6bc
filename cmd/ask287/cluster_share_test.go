package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// sharePeriod is in which time a process gets its share of a core: short, or all that is asked at once waits for the next one.
const sharePeriod = 10 * time.Millisecond

// setShare makes a control group of Linux's one that has so much of a core (Documentation/scheduler/sched-bwc.rst for version 1,
// Documentation/admin-guide/cgroup-v2.rst for version 2).
func setShare(dir string, share float64) error {
	period := sharePeriod.Microseconds()
	quota := int64(share * float64(period))
	set := func(file, value string) error {
		f, err := os.OpenFile(filepath.Join(dir, file), os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = f.WriteString(value)
		return err
	}
	if err := set("cpu.max", fmt.Sprint(quota, period)); err == nil {
		return nil
	}
	if err := set("cpu.cfs_period_us", fmt.Sprint(period)); err != nil {
		return err
	}
	return set("cpu.cfs_quota_us", fmt.Sprint(quota))
}

// bounded is the prefix of a command that runs on a core alone, and how much of it that has: the share, or where no control group can be
// had all of it, and where it cannot be kept to a core, of any. The output says so.
func bounded(t testing.TB, core int, share float64) (prefix []string, has float64) {
	t.Helper()
	for _, parent := range []string{"/sys/fs/cgroup/cpu", "/sys/fs/cgroup"} { // of version 1, of version 2
		dir, err := os.MkdirTemp(parent, "ask287-test-") //nolint:usetesting // it makes a control group
		if err != nil {
			continue
		}
		t.Cleanup(func() { leave(t, dir) })
		if setShare(dir, share) == nil {
			prefix = []string{"sh", "-c", `echo $$ >"$0/cgroup.procs" && exec "$@"`, dir}
			break
		}
	}
	if prefix == nil {
		share = 1
		t.Log("no control group can be had here: a replica has the whole of a core")
	}
	if _, err := exec.LookPath("taskset"); err != nil || core >= runtime.NumCPU() {
		t.Log("a replica is not kept to a core")
		return prefix, share
	}
	return append(prefix, "taskset", "-c", fmt.Sprint(core)), share
}

// leave removes a control group, which can be done some time after its last process has ended.
func leave(t testing.TB, dir string) {
	err := os.Remove(dir)
	for end := time.Now().Add(5 * time.Second); err != nil && time.Now().Before(end); err = os.Remove(dir) {
		time.Sleep(10 * time.Millisecond)
	}
	if err != nil {
		t.Error(err)
	}
}
