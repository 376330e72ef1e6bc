package place

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"ask287/knowledge"
)

// The files that Write makes, with the columns of their header rows. Several counties are separated by a blank.
const (
	statesFile   = "states.csv"
	countiesFile = "counties.csv"
	citiesFile   = "cities.csv"
	zipsFile     = "zips.csv"
)

var headers = map[string][]string{
	statesFile:   {"code", "fips", "name", "territory"},
	countiesFile: {"fips", "name", "state"},
	citiesFile:   {"name", "state", "counties"},
	zipsFile:     {"zip", "city", "state", "counties"},
}

// Write writes states.csv, counties.csv, cities.csv and zips.csv into the directory. Each file is written beside
// its place and then renamed, so that a reader finds the old file or the new one, never half of it.
func (p *Places) Write(dir string) error {
	rows := map[string][][]string{}
	for _, s := range p.States {
		rows[statesFile] = append(rows[statesFile], []string{s.Code, s.FIPS, s.Name, strconv.FormatBool(s.Territory)})
	}
	for _, c := range p.Counties {
		rows[countiesFile] = append(rows[countiesFile], []string{c.FIPS, c.Name, c.State})
	}
	for _, c := range p.Cities {
		rows[citiesFile] = append(rows[citiesFile], []string{c.Name, c.State, strings.Join(c.Counties, " ")})
	}
	for _, z := range p.ZIPs {
		rows[zipsFile] = append(rows[zipsFile], []string{z.Code, z.City, z.State, strings.Join(z.Counties, " ")})
	}
	for _, name := range []string{statesFile, countiesFile, citiesFile, zipsFile} {
		if err := writeCSV(filepath.Join(dir, name), headers[name], rows[name]); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return nil
}

func writeCSV(path string, header []string, rows [][]string) error {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(slices.Concat([][]string{header}, rows)); err != nil {
		return err
	}
	beside := path + ".new"
	if err := os.WriteFile(beside, b.Bytes(), 0o644); err != nil {
		return err
	}
	if err := os.Rename(beside, path); err != nil {
		os.Remove(beside)
		return err
	}
	return nil
}

// Read reads the four files that Write has made, so that names can be looked up without the npm packages.
// The places are checked as Build checks them.
func Read(fsys fs.FS) (*Places, error) {
	p := &Places{}
	rows := map[string][][]string{}
	for name, header := range headers {
		all, err := readCSV(fsys, name, header)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		rows[name] = all
	}
	for _, r := range rows[statesFile] {
		p.States = append(p.States, knowledge.State{Code: r[0], FIPS: r[1], Name: r[2], Territory: r[3] == "true"})
	}
	for _, r := range rows[countiesFile] {
		p.Counties = append(p.Counties, knowledge.County{FIPS: r[0], Name: r[1], State: r[2]})
	}
	for _, r := range rows[citiesFile] {
		p.Cities = append(p.Cities, knowledge.City{Name: r[0], State: r[1], Counties: strings.Fields(r[2])})
	}
	for _, r := range rows[zipsFile] {
		p.ZIPs = append(p.ZIPs, knowledge.ZIP{Code: r[0], City: r[1], State: r[2], Counties: strings.Fields(r[3])})
	}
	if problems := p.check(); len(problems) > 0 {
		return nil, problems
	}
	return p, nil
}

func readCSV(fsys fs.FS, name string, header []string) ([][]string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = len(header)
	all, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(all) == 0 || !slices.Equal(all[0], header) {
		return nil, fmt.Errorf("the header row is not %q: generate the file again", header)
	}
	return all[1:], nil
}
