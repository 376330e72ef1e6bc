package ice

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The bounds within which a workbook is opened. ICE's largest so far has 232 kB, 1.5 MB unpacked, 1,844 rows in 23 parts.
const (
	maxBytes    = 20 << 20 // of the file
	maxUnpacked = 16 << 20 // of all its parts together
	maxPart     = 4 << 20  // of a part that is no sheet: read whole, it takes up to a hundred times that
	maxParts    = 1000
	maxSheets   = 20
	maxRows     = 30_000
	maxColumns  = 200
	maxDepth    = 100 // of elements in a sheet's XML
)

// parts are the files inside a workbook, by name.
type parts map[string][]byte

// unpack checks that data is a whole, unprotected workbook within bounds, and returns its parts. Each part is read to its
// end, so that a wrong size or checksum is an error here; excelize would pass over it.
func unpack(data []byte) (parts, error) {
	if err := sniff(data); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("the workbook is cut short or damaged: fetch it again")
	}
	if len(archive.File) > maxParts {
		return nil, fmt.Errorf("the file has %d parts, more than a list can have (%d): check where it came from", len(archive.File), maxParts)
	}
	ps, left := parts{}, int64(maxUnpacked)
	for _, f := range archive.File {
		name, limit := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"), left
		if !strings.HasPrefix(strings.ToLower(name), "xl/worksheets/sheet") {
			limit = min(limit, maxPart)
		}
		content, err := readPart(f, limit)
		if err != nil {
			return nil, err
		}
		left -= int64(len(content))
		ps[name] = content
	}
	if _, ok := ps["xl/workbook.xml"]; !ok {
		return nil, errors.New("the file is a zip archive but no workbook: fetch the list's .xlsx")
	}
	return ps, nil
}

// readPart reads one part of at most limit bytes, whatever size it claims to have.
func readPart(f *zip.File, limit int64) ([]byte, error) {
	if f.UncompressedSize64 > uint64(limit) {
		return nil, fmt.Errorf("part %q of the workbook unpacks to more than a list can have: check where it came from", f.Name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("part %q of the workbook does not open (%w): fetch it again", f.Name, err)
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("part %q of the workbook is damaged (%w): fetch it again", f.Name, err)
	}
	return content, nil
}

// sniff refuses by their first bytes the things that turn up in place of a workbook.
func sniff(data []byte) error {
	start := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 512)], []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case len(data) == 0:
		return errors.New("the file is empty: fetch it again")
	case len(data) > maxBytes:
		return fmt.Errorf("the file has %d MB, more than a list can have (%d): check where it came from", len(data)>>20, maxBytes>>20)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return nil
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return errors.New("the workbook is protected by a password, or is of Excel before 2007: save it as .xlsx without a password")
	case bytes.HasPrefix(start, []byte("<")):
		return errors.New("the file is a web page, not a workbook: the address may have moved, look at the list's page")
	default:
		return errors.New("the file is not a workbook: fetch the list's .xlsx")
	}
}
