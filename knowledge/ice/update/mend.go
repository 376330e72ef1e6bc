package update

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"

	"ask287/knowledge/ice"
	"ask287/knowledge/ice/fetch"
)

// mend puts back the workbooks of lists in use that are damaged, where they are among the files. With one of them
// damaged nothing may be known any more, so that this comes before everything else.
func (u *Updater) mend(ctx context.Context, files []*imported) error {
	damaged, err := u.damaged()
	if err != nil || len(damaged) == 0 {
		return err
	}
	w, err := u.Store.Lock(ctx)
	if err != nil {
		return err
	}
	for _, f := range files {
		data, err := fetch.ReadFile(f.path)
		if err != nil {
			continue // an outcome, later
		}
		sum := sha256.Sum256(data)
		if !damaged[hex.EncodeToString(sum[:])] {
			continue
		}
		p, err := ice.Read(filepath.Base(f.path), data)
		if err != nil {
			continue
		}
		if _, err := w.Put(p, data, f.path); err != nil {
			return errors.Join(err, w.Close())
		}
		f.isMended = true
	}
	return w.Close()
}

// damaged returns the SHA-256 of the lists in use whose workbooks are damaged.
func (u *Updater) damaged() (map[string]bool, error) {
	state, err := u.Store.State()
	if err != nil {
		return nil, err
	}
	sums := map[string]bool{}
	for _, e := range state.Lists {
		if _, err := u.Store.Workbook(e); err != nil {
			sums[e.SHA256] = true
		}
	}
	return sums, nil
}
