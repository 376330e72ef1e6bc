package ice

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strings"
)

// mainPart is the part that names a workbook's sheets. The format lets it have any name; in every list it has this.
const mainPart = "xl/workbook.xml"

// stringsPart is the part with the texts that several cells may share.
const stringsPart = "xl/sharedStrings.xml"

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
		return nil, fmt.Errorf("the workbook %w", beyond("parts", maxParts))
	}
	if err := checkDirectory(archive.File); err != nil {
		return nil, err
	}
	ps, tags := parts{}, 0
	for _, f := range archive.File {
		content, n, err := readPart(f)
		if err != nil {
			return nil, fmt.Errorf("%s %w", partOf(f.Name), err)
		}
		if tags += n; tags > maxTags {
			return nil, fmt.Errorf("the workbook %w", beyond("tags", maxTags))
		}
		ps[nameOf(f)] = content
	}
	if _, ok := ps[mainPart]; !ok {
		return nil, errors.New("the file is a zip archive but no workbook: fetch the list's .xlsx")
	}
	return ps, nil
}

// checkDirectory checks the parts by what the archive's directory says of them. It refuses an archive in which a part
// could be taken for another: what is checked must be what excelize reads.
func checkDirectory(files []*zip.File) error {
	seen, size := map[string]bool{}, uint64(0)
	for _, f := range files {
		name := strings.ToLower(f.Name)
		size += f.UncompressedSize64
		switch {
		case seen[name] || strings.Contains(name, `\`) || partName("", name) != strings.TrimSuffix(name, "/"):
			return fmt.Errorf("%s is there twice, or has a name that no part has: check where it came from", partOf(f.Name))
		case f.Flags&1 != 0:
			return fmt.Errorf("%s is protected by a password: fetch it again without one", partOf(f.Name))
		case f.UncompressedSize64 > maxSize(nameOf(f)):
			return fmt.Errorf("%s %w", partOf(f.Name), beyond("bytes, unpacked,", int(maxSize(nameOf(f)))))
		case size > maxUnpacked:
			return fmt.Errorf("the workbook %w", beyond("bytes, unpacked,", maxUnpacked))
		}
		seen[name] = true
	}
	return nil
}

// maxSize returns how many bytes a part may have. What is no XML, such as a picture, is never looked into.
func maxSize(name string) uint64 {
	switch {
	case name == stringsPart:
		return maxStrings
	case isXML(name) && !strings.HasPrefix(strings.ToLower(name), "xl/worksheets/"):
		return maxPart
	}
	return maxUnpacked
}

// nameOf returns a part's name, as excelize will have it.
func nameOf(f *zip.File) string {
	if strings.ToLower(f.Name) == "xl/sharedstrings.xml" {
		return stringsPart
	}
	return f.Name
}

// readPart reads one part, and counts its tags if it is XML. It is an error for it to be longer or shorter than it claims.
func readPart(f *zip.File) (content []byte, tags int, err error) {
	r, err := f.Open()
	if err != nil {
		return nil, 0, fmt.Errorf("does not open (%w): fetch it again", err)
	}
	defer r.Close()
	b := bytes.NewBuffer(make([]byte, 0, int(f.UncompressedSize64)+bytes.MinRead)) // #nosec G115
	if _, err := b.ReadFrom(r); err != nil {
		return nil, 0, fmt.Errorf("is damaged (%w): fetch it again", err)
	}
	if !isXML(f.Name) {
		return b.Bytes(), 0, nil
	}
	tags, err = countTags(b.Bytes())
	if nameOf(f) == stringsPart && tags > maxStringTags {
		err = beyond("tags", maxStringTags)
	}
	return b.Bytes(), tags, err
}

func isXML(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels")
}

// partOf names a part in an error.
func partOf(name string) string { return fmt.Sprintf("part %.100q of the workbook", name) }

// relationship is one line of the list of what a part refers to.
type relationship struct {
	kind     string // the last word of its type: "worksheet", "hyperlink"
	target   string // an address, or the name of a part as it is written there
	external bool
}

// relationships returns what a part refers to, by id. A part without a list of it refers to nothing.
func (ps parts) relationships(part string) (map[string]relationship, error) {
	found := map[string]relationship{}
	list := path.Dir(part) + "/_rels/" + path.Base(part) + ".rels"
	err := eachElement(ps[list], func(e xml.StartElement) error {
		if e.Name.Local != "Relationship" {
			return nil
		}
		id := attr(e, "Id")
		if _, ok := found[id]; ok {
			return fmt.Errorf("is damaged (%.20q stands for two things): fetch it again", id)
		}
		found[id] = relationshipOf(e)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s %w", partOf(list), err)
	}
	return found, nil
}

func relationshipOf(e xml.StartElement) relationship {
	return relationship{
		kind:     path.Base(attr(e, "Type")),
		target:   attr(e, "Target"),
		external: strings.EqualFold(attr(e, "TargetMode"), "External"),
	}
}

// partName returns the name of the part that a part in dir refers to as target.
func partName(dir, target string) string {
	if !strings.HasPrefix(target, "/") {
		target = dir + "/" + target
	}
	return strings.TrimPrefix(path.Clean("/"+target), "/")
}
