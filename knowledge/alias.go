package knowledge

// Alias is a name that people use for an agency and that neither the list nor the directory
// prints: LAPD, "Metro", "Duval County sheriff".
type Alias struct {
	Name    string
	Agency  string // its id
	Assumed bool   // understood so without the state being named: "NYPD"
	Why     string // what the alias rests on
}
