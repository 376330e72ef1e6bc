package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
)

// Validator is what a workbook was known by when it was fetched, to be told the next time whether it has changed.
type Validator struct {
	ETag         string // as the server gave it, "" for none
	LastModified string // as the server gave it, "" for none
	SHA256       string // of the workbook, in hex
}

func validator(header http.Header, data []byte) Validator {
	sum := sha256.Sum256(data)
	return Validator{
		ETag:         header.Get("ETag"),
		LastModified: header.Get("Last-Modified"),
		SHA256:       hex.EncodeToString(sum[:]),
	}
}

// ask makes a request conditional.
func (v Validator) ask(header http.Header) {
	if v.ETag != "" {
		header.Set("If-None-Match", v.ETag)
	}
	if v.LastModified != "" {
		header.Set("If-Modified-Since", v.LastModified)
	}
}
