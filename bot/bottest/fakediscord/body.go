package fakediscord

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
)

// maxBody is the size of a request that Discord takes, files and all, from a bot without boosts.
const maxBody = 25 << 20

// read takes the body apart: JSON, or a form with payload_json and files.
func (c *call) read() *failure {
	raw, err := io.ReadAll(http.MaxBytesReader(nil, c.r.Body, maxBody))
	if err != nil {
		return refuse(http.StatusRequestEntityTooLarge, 40005, "Request entity too large")
	}
	if c.r.Method == http.MethodGet || c.r.Method == http.MethodDelete {
		return nil
	}
	kind, params, _ := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	switch {
	case len(raw) == 0 && kind == "":
		return nil
	case kind == "multipart/form-data":
		if raw, err = c.readForm(multipart.NewReader(strings.NewReader(string(raw)), params["boundary"])); err != nil {
			return refuse(http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
		}
	case kind != "application/json":
		return refuse(http.StatusBadRequest, invalidForm, "Content type "+kind)
	}
	c.raw = raw
	var body any
	if err := json.Unmarshal(raw, &body); err != nil {
		return refuse(http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
	}
	c.body, _ = body.(object)
	c.list, _ = body.([]any)
	return nil
}

// readForm gives the form's payload_json; its files go to the call.
func (c *call) readForm(form *multipart.Reader) (payload []byte, err error) {
	payload = []byte("{}")
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return payload, nil
		}
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		if part.FormName() == "payload_json" {
			payload = data
		} else {
			c.files = append(c.files, File{Name: part.FileName(), ContentType: part.Header.Get("Content-Type"), Data: data})
		}
	}
}
