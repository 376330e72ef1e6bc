package fetch

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// ReadFile returns a saved page or workbook. It opens nothing but a regular file: opening a pipe would wait for
// somebody to write into it.
func ReadFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: there is no such file: see how it is written; an address begins with https://", name)
	case err != nil:
		return nil, fmt.Errorf("%w: give a file that can be read", err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is %s: give a workbook or a saved page", name, what(info.Mode()))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w: give a file that can be read", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: give a file that can be read", err)
	case len(data) > maxBytes:
		return nil, fmt.Errorf("%s has more than %d MB, more than a page or a list can have: see what it is", name, maxBytes>>20)
	}
	return data, nil
}

func what(mode fs.FileMode) string {
	switch mode.Type() {
	case fs.ModeDir:
		return "a folder"
	case fs.ModeNamedPipe:
		return "a pipe"
	case fs.ModeSocket:
		return "a socket"
	default:
		return "a device"
	}
}
