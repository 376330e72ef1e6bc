package fakeslack

import (
	"errors"
	"io"
	"net/http"
	"strconv"
)

// File is a file of the app's.
type File struct {
	ID      string
	Name    string
	Title   string
	Data    []byte
	Channel string
	Thread  string

	length   int
	team     string
	uploaded bool
	done     bool
}

// uploadURL is files.getUploadURLExternal.
func (c *call) uploadURL() (any, *refusal) {
	if refused := c.needs("filename", "length"); refused != nil {
		return nil, refused
	}
	length, err := strconv.Atoi(c.number("length"))
	if err != nil || length <= 0 {
		return nil, refuse("invalid_arguments", "[ERROR] length")
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	f := &File{ID: c.s.id("F"), Name: c.text("filename"), length: length, team: c.token.team}
	c.s.uploads[f.ID] = f
	return object{"ok": true, "upload_url": c.s.URL + "/upload/" + f.ID, "file_id": f.ID}, nil
}

// number is an argument as the text of a number.
func (c *call) number(name string) string {
	if n, ok := c.body[name].(float64); ok {
		return strconv.Itoa(int(n))
	}
	return c.text(name)
}

// upload takes the bytes of a file: as they are, or the file of a multipart form.
func (c *call) upload() (any, *refusal) {
	c.s.mu.Lock()
	f := c.s.uploads[c.r.PathValue("file")]
	c.s.mu.Unlock()
	if f == nil || f.uploaded {
		return nil, refuse("invalid_upload_url")
	}
	data, err := c.bytes()
	if err != nil {
		return nil, refuse("invalid_upload", err.Error())
	}
	if len(data) != f.length {
		return nil, refuse("invalid_upload", "[ERROR] "+strconv.Itoa(len(data))+" bytes, "+strconv.Itoa(f.length)+" were announced")
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	f.Data, f.uploaded = data, true
	return []byte("OK - " + strconv.Itoa(len(data))), nil
}

func (c *call) bytes() ([]byte, error) {
	c.r.Body = http.MaxBytesReader(nil, c.r.Body, maxFile)
	form, err := c.r.MultipartReader()
	if err != nil {
		return io.ReadAll(c.r.Body)
	}
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return nil, errors.New("a form without a file")
		}
		if err != nil {
			return nil, err
		}
		if part.FileName() != "" {
			return io.ReadAll(part)
		}
	}
}

// maxFile is more than a test uploads.
const maxFile = 16 << 20

// completeUpload is files.completeUploadExternal.
func (c *call) completeUpload() (any, *refusal) {
	v, _ := c.value("files")
	wanted := list(v)
	if len(wanted) == 0 {
		return nil, refuse("invalid_arguments", "[ERROR] missing required field: files")
	}
	d := draft{text: c.text("initial_comment"), thread: c.text("thread_ts")}
	if !c.s.opts.NoChecks {
		c.s.checkPings("initial_comment", d.text)
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	var ch *channel
	if c.has("channel_id") {
		var refused *refusal
		if ch, refused = c.place("channel_id"); refused != nil {
			return nil, refused
		}
	}
	var files []File
	for _, w := range wanted {
		o, _ := w.(object)
		f := c.s.uploads[text(o["id"])]
		if f == nil || !f.uploaded || f.done || f.team != c.token.team {
			return nil, refuse("file_not_found")
		}
		f.done = true
		if f.Title = text(o["title"]); f.Title == "" {
			f.Title = f.Name
		}
		if ch != nil {
			f.Channel, f.Thread = ch.ID, d.thread
		}
		files = append(files, *f)
		delete(c.s.uploads, f.ID)
	}
	response := object{"ok": true, "files": summaries(files)}
	if ch == nil {
		return response, nil
	}
	m := c.s.write(ch, d, c.method.name)
	m.Files = files
	if c.e = c.s.owner(m.places()...); c.e == nil {
		c.e = c.s.owner(inChannel(ch.ID))
	}
	if c.e != nil {
		for i := range files {
			c.e.files = append(c.e.files, &files[i])
		}
		c.e.posted(m)
	}
	return response, nil
}

func summaries(files []File) []object {
	all := make([]object, 0, len(files))
	for _, f := range files {
		all = append(all, object{"id": f.ID, "title": f.Title})
	}
	return all
}
