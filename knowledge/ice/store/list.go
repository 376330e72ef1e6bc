package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"ask287/knowledge/ice"
)

// maxWorkbook bounds a workbook; package ice reads none of more than 20 MB.
const maxWorkbook = 20 << 20

// Workbook returns the bytes of a list as ICE published them. If they are missing or no longer those, that is an error,
// which names the file and says what to do.
func (s *Store) Workbook(e Entry) ([]byte, error) {
	data, err := s.workbook(e)
	if err != nil {
		return nil, fmt.Errorf("%s %w: %s", s.workbookPath(e), err, restoreWorkbook(e))
	}
	return data, nil
}

func restoreWorkbook(e Entry) string {
	return fmt.Sprintf("import %s of %s again", e.File, e.Date)
}

// Read returns what was read from a list. Its File, Date and DateFrom are the entry's.
//
// If the kept reading is missing, damaged or of another version of ask287, the kept workbook is read again, and the reading
// kept again where the store can be written. If that fails too, the error names the workbook and says what to do.
func (s *Store) Read(e Entry) (*ice.Published, error) {
	p, err := s.reading(e)
	if err != nil {
		data, err := s.Workbook(e)
		if err != nil {
			return nil, err
		}
		if p, err = ice.Read(e.File, data); err != nil {
			return nil, fmt.Errorf("%s cannot be read again: %w", s.workbookPath(e), err)
		}
		_ = s.keepReading(p)
	}
	p.File, p.Date, p.DateFrom = e.File, e.Date, e.DateFrom
	return p, nil
}

func (s *Store) workbookPath(e Entry) string   { return s.path(listsDir, e.SHA256+".xlsx") }
func (s *Store) readingPath(sum string) string { return s.path(listsDir, sum+".json.gz") }

var errNoSum = errors.New("is not named by a SHA-256: take the entry from the store's State")

// workbook is Workbook with errors that do not name the file.
func (s *Store) workbook(e Entry) ([]byte, error) {
	if !isSum(e.SHA256) {
		return nil, errNoSum
	}
	data, err := readFile(s.workbookPath(e), maxWorkbook)
	if err != nil {
		return nil, err
	}
	if sum := sumOf(data); sum != e.SHA256 {
		return nil, fmt.Errorf("is damaged (its SHA-256 is %s)", sum)
	}
	return data, nil
}

// reading returns the kept reading. Its errors do not name the file.
func (s *Store) reading(e Entry) (*ice.Published, error) {
	if !isSum(e.SHA256) {
		return nil, errNoSum
	}
	data, err := readFile(s.readingPath(e.SHA256), maxRecord)
	if err != nil {
		return nil, err
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("is damaged (%w)", err)
	}
	record, err := io.ReadAll(io.LimitReader(r, maxRecord+1))
	if err != nil {
		return nil, fmt.Errorf("is damaged (%w)", err)
	}
	if len(record) > maxRecord {
		return nil, fmt.Errorf("unpacks to more than it can be (%d MB)", maxRecord>>20)
	}
	p := new(ice.Published)
	if err := unseal(kindReading, record, p); err != nil {
		return nil, err
	}
	if p.SHA256 != e.SHA256 {
		return nil, errors.New("is of another list")
	}
	return p, nil
}

// keepReading writes the reading of a list, of which p.SHA256 is known to be the sum.
func (s *Store) keepReading(p *ice.Published) error {
	record, err := seal(kindReading, p)
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if err != nil {
		return err
	}
	if _, err := w.Write(record); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return s.replace(s.readingPath(p.SHA256), packed.Bytes(), false)
}
