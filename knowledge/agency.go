package knowledge

// Kind says what sort of agency one is. The values are those of the JSON answer.
type Kind string

// The kinds of agency. Other is what fits none of them: an investigation bureau, a lottery, a fire marshal.
const (
	Sheriff     Kind = "sheriff"
	Police      Kind = "police" // of a city, a town or a county
	StatePolice Kind = "state_police"
	Corrections Kind = "corrections"
	Constable   Kind = "constable"
	Marshal     Kind = "marshal"
	Prosecutor  Kind = "prosecutor"
	Campus      Kind = "campus"
	Tribal      Kind = "tribal"
	Military    Kind = "military"
	Port        Kind = "port" // airports, seaports, transit
	Other       Kind = "other"
)

// Kinds lists every kind, in the order in which a roster shows them.
var Kinds = []Kind{Sheriff, Police, StatePolice, Corrections, Constable, Marshal, Prosecutor, Campus, Tribal, Military, Port, Other}

// Model is a support model: what an agreement lets the agency's officers do.
// The values are those of the JSON answer.
type Model string

// The support models that ICE offers.
const (
	TaskForce       Model = "task_force"
	WarrantService  Model = "warrant_service"
	JailEnforcement Model = "jail_enforcement"
)

// Models lists every support model, in the order in which answers name them.
var Models = []Model{TaskForce, WarrantService, JailEnforcement}

// Agency is a law-enforcement agency that is in the FBI's directory, on ICE's list, or both.
type Agency struct {
	ID         string // stable, lower case: "fl-alachua-county-sheriffs-office"
	Name       string // official, as ICE prints it where it is on the list
	OtherNames []string
	Kind       Kind
	State      string        // two letters
	Counties   []string      // FIPS codes of the counties it serves, sorted; none where that is not known
	Statewide  bool          // serves the whole state; Counties is then empty
	PartOf     string        // id of the agency that it is a division of, or ""
	Covered    bool          // an agreement of that agency is its own too
	Agreements []Agreement   // those on the newest list
	Former     []Agreement   // those that earlier lists show and the newest does not, as the last of them prints them
	Pending    []Application // on the newest pending list
	Sources    []string      // ids of the sources that know the agency, never empty
}

// Listed reports whether ICE's list shows an agreement with the agency.
func (a *Agency) Listed() bool { return len(a.Agreements) > 0 }

// Agreement is one row of ICE's list: a memorandum of agreement between ICE and an agency
// under one support model. What it has is what the last list that shows it prints, the newest or an earlier one.
type Agreement struct {
	Model    Model
	Signed   Date   // as ICE prints it
	Doubt    string // why the signed date cannot be right, or ""
	MOA      string // link to the memorandum, or "" where ICE gives none
	Addendum string // link to an addendum, or ""
	Row      int    // row of the workbook, the header being row 1
	Listed   []Span // the lists that show it, oldest first, with a gap between each two
	Printed  []Print
}
