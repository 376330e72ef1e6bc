package knowledge

// Erratum corrects what ICE printed wrongly in one column for one agency. Corrections of a county rest on the
// directory. A wrong date is never corrected, only doubted: what was printed is what is answered.
type Erratum struct {
	State     string // two letters
	Agency    string // as printed, white space tidied
	Column    string // "COUNTY" or "LAW ENFORCEMENT AGENCY"
	Printed   string
	Corrected string
	Why       string // the evidence
}
