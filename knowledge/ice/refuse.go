package ice

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// sniff refuses by their first bytes the things that turn up in place of a workbook.
func sniff(data []byte) error {
	start := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 512)], []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case len(data) == 0:
		return errors.New("the file is empty: fetch it again")
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return errors.New("the workbook is protected by a password, or is of Excel before 2007: save it as .xlsx without a password")
	case bytes.HasPrefix(start, []byte("<")):
		return errors.New("the file is a web page, not a workbook: the address may have moved, look at the list's page")
	case len(data) > maxBytes:
		return fmt.Errorf("the file %w", beyond("bytes", maxBytes))
	case isZip(data):
		return nil
	default:
		return errors.New("the file is not a workbook: fetch the list's .xlsx")
	}
}

func isZip(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// outside are words in the names, types and elements of a workbook's parts, and what it has that has them: a workbook with
// one of these can show what ICE did not write into it.
var outside = []struct{ word, what string }{
	{"externallink", "links to another workbook"},
	{"externalreference", "links to another workbook"},
	{"connection", "a connection to data elsewhere"},
	{"querytable", "a query of data elsewhere"},
	{"vbaproject", "macros"},
	{"macro", "macros"},
	{"activex", "a program of its own"},
	{"webextension", "a program of its own"},
	{"oleobject", "an object of another program"},
	{"embeddings/", "an object of another program"},
}

// refuseOutside returns an error for a workbook that takes anything from outside itself or has a program in it. The
// hyperlinks on cells are no such thing: they are only read.
func (ps parts) refuseOutside() error {
	for _, name := range slices.Sorted(maps.Keys(ps)) {
		if err := refusePart(name, ps[name]); err != nil {
			return fmt.Errorf("%s %w", partOf(name), err)
		}
	}
	return nil
}

func refusePart(name string, content []byte) error {
	if isZip(content) {
		return errors.New("is an archive of its own, which no list has: check where it came from")
	}
	if err := refuseWord(name); err != nil {
		return err
	}
	name = strings.ToLower(name)
	if name == mainPart || name == "[content_types].xml" || path.Ext(name) == ".rels" {
		return eachElement(content, refuseElement)
	}
	return nil
}

// refuseElement looks at an element of the workbook's main part, of the list of its types, or of a list of relationships.
func refuseElement(e xml.StartElement) error {
	for _, word := range []string{e.Name.Local, attr(e, "Type"), attr(e, "ContentType")} {
		if err := refuseWord(word); err != nil {
			return err
		}
	}
	switch r := relationshipOf(e); {
	case r.kind == "officeDocument" && partName("", r.target) != mainPart:
		return fmt.Errorf("names %.100q as the main part, which no list does: check where it came from", r.target)
	case r.external && r.kind != "hyperlink":
		return fmt.Errorf("takes in %.100q from outside the workbook, which no list does: check where it came from", r.target)
	}
	return nil
}

func refuseWord(word string) error {
	word = strings.ToLower(word)
	for _, o := range outside {
		if strings.Contains(word, o.word) {
			return fmt.Errorf("is for %s, which no list has: check where it came from", o.what)
		}
	}
	return nil
}
