package place

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// maxFile is the most that one file of a package may unpack to, far above the largest that is read (3 MB).
const maxFile = 64 << 20

// unpack returns one file of an npm tarball, by its path within the package ("data/US.txt"); npm puts
// everything under "package/".
func unpack(tgz []byte, path string) ([]byte, error) {
	gz, err := gzip.NewReader(bytes.NewReader(tgz))
	if err != nil {
		return nil, fmt.Errorf("not a gzip file: %w", err)
	}
	for tr := tar.NewReader(gz); ; {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("no file %s in it: is it another version of the package?", path)
		}
		if err != nil {
			return nil, fmt.Errorf("not a readable tar file: %w", err)
		}
		if h.Name != "package/"+path {
			continue
		}
		if h.Size > maxFile {
			return nil, fmt.Errorf("%s has %d bytes, more than the %d that are read", path, h.Size, maxFile)
		}
		data, err := io.ReadAll(tr)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		return data, nil
	}
}
