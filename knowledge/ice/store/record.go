package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// maxRecord bounds a record. The manifest of 438 lists has 170 kB, ICE's largest list so far 0.8 MB.
const maxRecord = 16 << 20

// The kinds of record, with the number of their format. One of another number is not read: a reading is made again from
// its workbook, a manifest is an error. Raise that of the reading when [ice.Published] changes, or what
// [ice.Read] makes of a workbook.
const (
	kindManifest = "manifest 1"
	kindReading  = "reading 1"
	kindCheck    = "check 1"
)

// A record is one JSON object on one line, {"kind":"manifest 1","sha256":"...","content":...}, with the SHA-256 of the
// content's bytes. It guards against damage, not against somebody who means to deceive.

func head(kind, sum string) string {
	return fmt.Sprintf(`{"kind":%q,"sha256":%q,"content":`, kind, sum)
}

const tail = "}\n"

// seal writes v as a record of that kind.
func seal(kind string, v any) ([]byte, error) {
	content, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	record := append(append([]byte(head(kind, sumOf(content))), content...), tail...)
	if len(record) > maxRecord {
		return nil, fmt.Errorf("too large to be kept: %d MB, and %d can be", len(record)>>20, maxRecord>>20)
	}
	return record, nil
}

// unseal reads a record of that kind into v. Data that is anything else is an error, and v may then hold some of it.
func unseal(kind string, record []byte, v any) error {
	content, ok := bytes.CutSuffix(record, []byte(tail))
	n := len(head(kind, sumOf(nil)))
	if !ok || len(content) < n {
		return errors.New("is cut short")
	}
	content = content[n:]
	if string(record[:n]) != head(kind, sumOf(content)) {
		return errors.New("is damaged, or of another version of ask287")
	}
	if err := json.Unmarshal(content, v); err != nil {
		return fmt.Errorf("is not what ask287 writes (%w)", err)
	}
	return nil
}
