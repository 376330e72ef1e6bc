package slack

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"
)

//go:embed page.html
var pageText string

// section is a page in one language.
type section struct{ Lang, Title, Text string }

// show shows what became of an installation, in words of both languages. The workspace's name is what somebody outside chose.
func (i *installer) show(w http.ResponseWriter, status int, outcome, workspace string) {
	var all []section
	for _, lang := range []string{"en", "es"} {
		texts := i.bot.Texts(lang)
		all = append(all, section{
			lang, texts.Say("slack.install.title."+outcome, nil), texts.Say("slack.install."+outcome, map[string]any{"Workspace": workspace}),
		})
	}
	var body bytes.Buffer
	if err := i.page.Execute(&body, all); err != nil {
		i.log.Error("a page cannot be written", "error", err)
		status = http.StatusInternalServerError
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer") // the address has a code
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body.Bytes())
}

func newPage() (*template.Template, error) { return template.New("page").Parse(pageText) }
