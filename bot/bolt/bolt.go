// Package bolt keeps what a bot must not lose in one file, with bbolt, for one process at a time.
package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// patience is how long an open waits for another process to let go of the file.
const patience = time.Second

var bucket = []byte("ask287")

// Store is a bot.Store in a file. Its owner closes it.
type Store struct{ db *bolt.DB }

// Open opens the file, and makes it, with its directory, where there is none. Only its owner may read it.
func Open(path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: patience})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, fmt.Errorf("%s is in use by another ask287 serve: end that one, or give this one another --data", path)
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be opened (move it away to begin anew): %w", path, err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		_, err := tx.CreateBucketIfNotExists(bucket)
		return err
	})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Store{db}, nil
}

// Read returns what is kept under the key, nil where nothing is.
func (s *Store) Read(_ context.Context, key string) (value []byte, err error) {
	err = s.db.View(func(tx *bolt.Tx) error {
		value = bytes.Clone(tx.Bucket(bucket).Get([]byte(key)))
		return nil
	})
	return value, err
}

// Write keeps a value, and is on the disk when it returns. A nil value is deleted.
func (s *Store) Write(_ context.Context, key string, value []byte) error {
	return s.db.Update(func(tx *bolt.Tx) error {
		if value == nil {
			return tx.Bucket(bucket).Delete([]byte(key))
		}
		return tx.Bucket(bucket).Put([]byte(key), value)
	})
}

// Close closes the file.
func (s *Store) Close() error { return s.db.Close() }
