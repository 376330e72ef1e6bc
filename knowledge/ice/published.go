package ice

import "ask287/knowledge"

// ListKind says which of ICE's two lists a workbook is.
type ListKind = knowledge.ListKind

// ICE's two lists.
const (
	Participating = knowledge.Participating
	Pending       = knowledge.Pending
)

// The columns that Read knows, as the header prints them. COUNTY appeared on 2025-03-17 and ADDENDUM after it;
// SIGNED is what only a list of participating agencies has.
const (
	columnState    = "STATE"
	columnAgency   = "LAW ENFORCEMENT AGENCY"
	columnType     = "TYPE"
	columnCounty   = "COUNTY"
	columnModel    = "SUPPORT TYPE"
	columnSigned   = "SIGNED"
	columnMOA      = "MOA"
	columnAddendum = "ADDENDUM"
)

// Published is one workbook as it was read.
type Published struct {
	Kind        ListKind       // told by the header, never by the file's name
	Date        knowledge.Date // the day that the list is of, never ""
	DateFrom    string         // how that day was found, and why not from the file's name where it was not
	File        string         // the file's name as given
	SHA256      string         // of the bytes as given, in hex
	Rows        []Row          // in the sheet's order
	Corrections []Correction   // in the sheet's order
	Doubts      []Doubt        // in the sheet's order
}

// Row is one agreement, or on a pending list one application.
type Row struct {
	Row      int             // row of the sheet, the header being row 1
	State    string          // two letters, or "" where a Doubt says that the state cannot be read
	Agency   string          // white space and apostrophes tidied, else as printed; never ""
	Type     string          // as printed, white space tidied; often wrong
	County   string          // as printed, white space and apostrophes tidied; "" for none
	Model    knowledge.Model // "" only on a pending list, where a Doubt says that none is printed
	Signed   knowledge.Date  // as printed even where a Doubt says that it is wrong, year 5025 and all; "" for none
	Doubt    string          // why the signed date cannot be right, or ""
	MOA      string          // an https address of ice.gov, or ""
	Addendum string          // an https address of ice.gov, or ""
}

// Correction is something cleaned beyond white space, case and the shape of an apostrophe.
type Correction struct {
	Row     int
	Column  string // as the header prints it: "STATE", "SIGNED", "MOA"
	Printed string // the cell, or for a link the address behind it
	ReadAs  string
	Why     string
}

// Doubt is something that could not be read, or that surely is wrong.
type Doubt struct {
	Row     int
	Column  string // as the header prints it
	Printed string
	Why     string
}
