package bot

import (
	"bytes"
	"context"
	"encoding/csv"
	"strings"

	"ask287/knowledge"
)

// Export returns the agencies of an answer as a table in CSV with a header, one line for each agreement and at least one for each
// agency: all of them, also where the answer only counts them. m is as for Handle.
func (b *Bot) Export(ctx context.Context, m Message) ([]byte, error) {
	e := b.current.take()
	if e == nil {
		return nil, ErrClosed
	}
	defer e.release()
	f, err := b.find(ctx, e.index, m)
	if err != nil {
		return nil, err
	}
	w := b.texts.composer(e.index.Base(), f, knowledge.English, b.today())
	agencies := f.Agencies
	for _, p := range f.Parts {
		agencies = append(agencies, p.Agencies...)
	}
	rows := [][]string{{"agency", "state", "county", "kind", "status", "support_model", "signed", "listed_from", "listed_to", "memorandum"}}
	for _, a := range agencies {
		out := w.agencyOf(a)
		agency := []string{out.Name, out.State, out.County, out.Kind, out.Status}
		for _, g := range out.Agreements {
			rows = append(rows, append(append([]string{}, agency...), g.Model, g.Signed, g.ListedFrom, g.ListedTo, g.MOA))
		}
		if len(out.Agreements) == 0 {
			rows = append(rows, append(agency, "", "", "", "", ""))
		}
	}
	for _, row := range rows {
		for i, cell := range row {
			row[i] = inert(cell)
		}
	}
	var text bytes.Buffer
	err = csv.NewWriter(&text).WriteAll(rows)
	return text.Bytes(), err
}

// inert keeps a spreadsheet from reading a cell as a formula (https://owasp.org/www-community/attacks/CSV_Injection).
func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
