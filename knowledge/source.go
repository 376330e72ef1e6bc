package knowledge

// Source is a publication that facts are taken from.
type Source struct {
	ID        string // short and stable, "ice-list"
	Publisher string
	Title     string
	URL       string
	Date      Date   // when it was published or retrieved
	Licence   string // under which its facts are used, "US government work"
}
