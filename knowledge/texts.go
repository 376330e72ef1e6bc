package knowledge

import (
	"bytes"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"
)

func passageFile(lang Lang, id string) string { return path.Join("explainer", string(lang), id+".md") }
func termFile(lang Lang, id string) string    { return path.Join("glossary", string(lang), id+".md") }

// frontMatter is what stands between the two --- lines at the top of a passage or a term.
type frontMatter struct {
	Title   string   `yaml:"title"` // of a passage
	Asks    []string `yaml:"asks"`
	Beside  string   `yaml:"beside"`
	Name    string   `yaml:"name"` // of a term
	Also    []string `yaml:"also"`
	Facts   []string `yaml:"facts"`
	Sources []string `yaml:"sources"`
	Holds   string   `yaml:"holds"`
}

// explainer reads explainer/LANG/ID.md.
func (l *loader) explainer(b *Base) {
	l.texts("explainer", func(lang Lang, id, file string, m frontMatter, text string) {
		if m.Title == "" || m.Name != "" || m.Also != nil {
			l.fault(file, 1, "a passage has a title, and neither a name nor also")
		}
		if m.Beside != "" && m.Beside != "count" {
			l.fault(file, 1, "beside is %q: only count is known", m.Beside)
		}
		b.Passages = append(b.Passages, Passage{
			ID: id, Lang: lang, Title: m.Title, Text: text, Asks: m.Asks, Facts: m.Facts,
			Sources: m.Sources, Holds: l.date(file, 1, m.Holds), Beside: m.Beside,
		})
	})
}

// glossary reads glossary/LANG/ID.md.
func (l *loader) glossary(b *Base) {
	l.texts("glossary", func(lang Lang, id, file string, m frontMatter, text string) {
		if m.Name == "" || m.Title != "" || m.Beside != "" {
			l.fault(file, 1, "a term has a name, and neither a title nor beside")
		}
		b.Terms = append(b.Terms, Term{
			ID: id, Lang: lang, Name: m.Name, Also: m.Also, Asks: m.Asks, Text: text, Facts: m.Facts,
			Sources: m.Sources, Holds: l.date(file, 1, m.Holds),
		})
	})
}

// texts calls f with every Markdown file of a folder, by language and then by id.
func (l *loader) texts(folder string, f func(lang Lang, id, file string, m frontMatter, text string)) {
	for _, lang := range []Lang{English, Spanish} {
		entries, err := fs.ReadDir(l.fsys, path.Join(folder, string(lang)))
		if err != nil {
			if lang == English {
				l.fault(folder, 0, "has no texts in English: %v", err)
			}
			continue
		}
		for _, entry := range entries {
			file := path.Join(folder, string(lang), entry.Name())
			id, ok := strings.CutSuffix(entry.Name(), ".md")
			if !ok {
				l.fault(file, 0, "is not a Markdown file")
				continue
			}
			if m, text, ok := l.front(file); ok {
				f(lang, id, file, m, text)
			}
		}
	}
}

// front takes a Markdown file apart into its front matter and its text.
func (l *loader) front(file string) (m frontMatter, text string, ok bool) {
	head, body, ok := bytes.Cut(bytes.TrimPrefix(l.read(file), []byte("---\n")), []byte("\n---\n"))
	if !ok {
		l.fault(file, 1, "has no front matter between two lines of ---")
		return m, "", false
	}
	d := yaml.NewDecoder(bytes.NewReader(head))
	d.KnownFields(true)
	if err := d.Decode(&m); err != nil {
		l.fault(file, 1, "front matter: %v", err)
		return m, "", false
	}
	if m.Holds == "" {
		l.fault(file, 1, "has no day that it holds for")
	}
	text = strings.TrimSpace(string(body))
	if text == "" {
		l.fault(file, 1, "has no text")
	}
	return m, text, true
}
