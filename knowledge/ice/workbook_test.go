package ice

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var (
	agreements   = []any{"STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA", "ADDENDUM"}
	applications = agreements[:5]
	alachua      = []any{"FLORIDA", "Alachua County Sheriff's Office", "County", "Alachua County", "Task Force Model", 45714, "link pending"}
)

const listName = "participatingAgencies05182026am.xlsx"

// workbook makes a workbook of one sheet from rows, changes it and returns its bytes.
func workbook(t testing.TB, rows [][]any, change ...func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(t, f, "Sheet1", rows)
	modified(f, "2026-05-18T11:29:17Z")
	for _, c := range change {
		c(f)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func fill(t testing.TB, f *excelize.File, sheet string, rows [][]any) {
	t.Helper()
	for i, row := range rows {
		if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
}

func modified(f *excelize.File, when string) {
	if err := f.SetDocProps(&excelize.DocProperties{Modified: when}); err != nil {
		panic(err)
	}
}

// repack makes a workbook again with its parts changed: change returns the new content.
func repack(t testing.TB, data []byte, change func(part string, content []byte) []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range r.File {
		in, err1 := f.Open()
		content, err2 := io.ReadAll(in)
		out, err3 := w.Create(f.Name)
		if err := errors.Join(err1, err2, err3); err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(change(f.Name, content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func inSheet(change func(string) string) func(string, []byte) []byte {
	return func(part string, content []byte) []byte {
		if part != "xl/worksheets/sheet1.xml" {
			return content
		}
		return []byte(change(string(content)))
	}
}

func TestRefused(t *testing.T) {
	good := workbook(t, [][]any{agreements, alachua})
	ole := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 4096)...)
	damaged := bytes.Clone(good)
	for i := len(damaged) / 4; i < len(damaged)/4+200; i++ {
		damaged[i] ^= 0x55
	}
	var plainZip bytes.Buffer
	w := zip.NewWriter(&plainZip)
	if _, err := w.Create("readme.txt"); err != nil {
		t.Fatal(err)
	}
	w.Close()
	strange := func(model string) []any {
		row := append([]any(nil), alachua...)
		row[4] = model
		return row
	}
	for _, tt := range []struct {
		name, want string
		data       []byte
	}{
		{"nothing", "is empty", nil},
		{"text", "not a workbook", []byte("STATE,LAW ENFORCEMENT AGENCY\n")},
		{"web page", "web page", []byte("\xef\xbb\xbf \n<!DOCTYPE html><html>Access Denied</html>")},
		{"protected", "protected by a password", ole},
		{"cut short", "cut short", good[:len(good)-100]},
		{"cut at the start", "cut short", good[:30]},
		{"damaged", "fetch it again", damaged},
		{"too large", "more bytes than", make([]byte, maxBytes+1)},
		{"another zip", "no workbook", plainZip.Bytes()},
		{"no header", "columns were renamed", workbook(t, [][]any{{"State", "Agency"}, {"FLORIDA", "x"}})},
		{"empty sheet", "columns were renamed", workbook(t, nil)},
		{"SIGNED renamed", `has no SIGNED but has "Date Signed"`, workbook(t, [][]any{append(append([]any(nil), applications...), "Date Signed"), alachua})},
		{"column twice", "TYPE twice", workbook(t, [][]any{append(append([]any(nil), agreements...), "Type"), alachua})},
		{"a fourth model", `row 3 (Alachua County Sheriff's Office): SUPPORT TYPE "Tribal Model"`, workbook(t, [][]any{agreements, alachua, strange("Tribal Model")})},
		{"an agreement without model", "row 2", workbook(t, [][]any{agreements, strange(" ")})},
		{"no agreements", "is empty: fetch it again", workbook(t, [][]any{agreements})},
		{"two lists", "both hold a list", workbook(t, [][]any{agreements, alachua}, func(f *excelize.File) {
			f.NewSheet("Sheet2")
			fill(t, f, "Sheet2", [][]any{agreements, alachua})
		})},
		{"too many rows", "more rows than a list can have", workbook(t, [][]any{agreements, alachua}, func(f *excelize.File) {
			f.SetCellStr("Sheet1", fmt.Sprintf("A%d", maxRows+1), "x")
		})},
		{"too many columns", "more columns than", workbook(t, [][]any{agreements, alachua}, func(f *excelize.File) {
			f.SetCellStr("Sheet1", "XFD3", "x")
		})},
		{"a sheet that breaks off", "is damaged", repack(t, good, inSheet(func(s string) string { return s[:strings.Index(s, "<row r=\"2\"")] }))},
		{"rows out of order", "out of order", repack(t, good, inSheet(func(s string) string { return strings.Replace(s, `<row r="2"`, `<row r="0"`, 1) }))},
		{"a deep sheet", "in one another than a list can have (100)", repack(t, good, inSheet(func(s string) string { return s + strings.Repeat("<a>", 1000) }))},
		{"bomb", "bytes, unpacked, than a list", repack(t, good, inSheet(func(s string) string { return s + strings.Repeat(" ", maxUnpacked) }))},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Read(listName, tt.data)
			if err == nil || p != nil {
				t.Fatalf("read as %+v", p)
			}
			if !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), listName+": ") {
				t.Errorf("error %q lacks %q", err, tt.want)
			}
		})
	}
}

// A sheet may claim to be small and not be.
func TestRefusedLie(t *testing.T) {
	good := repack(t, workbook(t, [][]any{agreements, alachua}), inSheet(func(s string) string { return s + strings.Repeat(" ", 1<<20) }))
	at := bytes.LastIndex(good, []byte("xl/worksheets/sheet1.xml")) - 46 // its entry in the zip's directory
	copy(good[at+24:], []byte{100, 0, 0, 0})                             // the size it claims
	if _, err := Read(listName, good); err == nil {
		t.Error("a part that is larger than it claims is read")
	}
}
