package ice

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
)

const (
	sheetPart  = "xl/worksheets/sheet1.xml"
	stylesPart = "xl/styles.xml"
)

// with puts a part into a workbook, in place of the one of that name where there is one.
func with(t testing.TB, data []byte, name, content string) []byte {
	t.Helper()
	found := false
	data = repack(t, data, func(part string, old []byte) []byte {
		if part == name {
			found = true
			return []byte(content)
		}
		return old
	})
	if found {
		return data
	}
	return changeZip(t, data, func(w *zip.Writer) error {
		part, err := w.Create(name)
		if err == nil {
			_, err = part.Write([]byte(content))
		}
		return err
	})
}

// changeZip copies a zip archive as it is and lets add write more to it.
func changeZip(t testing.TB, data []byte, add func(*zip.Writer) error) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range r.File {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := add(w); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// claim makes a part say in the archive's directory that it has another size.
func claim(t testing.TB, data []byte, part string, size uint32) []byte {
	t.Helper()
	data = bytes.Clone(data)
	at := bytes.LastIndex(data, []byte(part)) - 46
	if at < 0 || !bytes.HasPrefix(data[at:], []byte("PK\x01\x02")) {
		t.Fatalf("no %s in the archive's directory", part)
	}
	binary.LittleEndian.PutUint32(data[at+24:], size)
	return data
}

// overlapping makes an archive's directory name its last part n times more: all of them are the same bytes of the file.
func overlapping(t testing.TB, data []byte, n int) []byte {
	t.Helper()
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	last := bytes.LastIndex(data, []byte("PK\x01\x02"))
	if end < 0 || last < 0 {
		t.Fatal("no directory in the archive")
	}
	entry, tail := data[last:end], bytes.Clone(data[end:])
	out := bytes.Clone(data[:end])
	for i := range n {
		again := bytes.Clone(entry)
		copy(again[46:], fmt.Sprintf("%04d", i)) // its name begins there
		out = append(out, again...)
	}
	count := binary.LittleEndian.Uint16(tail[10:]) + uint16(n)
	binary.LittleEndian.PutUint16(tail[8:], count)
	binary.LittleEndian.PutUint16(tail[10:], count)
	binary.LittleEndian.PutUint32(tail[12:], binary.LittleEndian.Uint32(tail[12:])+uint32(n*len(entry)))
	return append(out, tail...)
}

// sheetOf is the XML of a sheet with the header of a list, then rows as given, then what comes after them.
func sheetOf(rows, after string) string {
	header := make([]string, len(agreements))
	for i, name := range agreements {
		header[i] = inline(fmt.Sprint(name))
	}
	return "<worksheet" + inMain + withR + "><sheetData><row>" + strings.Join(header, "") + "</row>" + rows + "</sheetData>" + after + "</worksheet>"
}

func inline(text string) string { return `<c t="inlineStr"><is><t>` + text + `</t></is></c>` }

// rowOf is the XML of a row of a list.
func rowOf(agency string) string {
	return `<row>` + inline("TEXAS") + inline(agency) + inline("County") + inline("") + inline("Task Force Model") + `<c><v>45714</v></c></row>`
}

// relationshipsOf is the XML of a list of relationships.
func relationshipsOf(lines ...string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + strings.Join(lines, "") + `</Relationships>`
}

// fillTo repeats a piece of XML, between what is before and after it, as often as it has room within a bound.
func fillTo(bound int, before, piece, after string) string {
	return before + strings.Repeat(piece, (bound-len(before)-len(after))/len(piece)) + after
}
