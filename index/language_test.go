package index

import (
	"context"
	"testing"

	"ask287/knowledge"
)

func TestLanguage(t *testing.T) {
	ix := testIndex(t)
	for _, c := range []struct {
		want  knowledge.Lang
		texts []string
	}{
		{knowledge.English, []string{
			"Does the Alachua County sheriff in Florida take part in 287(g)?", "los angeles police", "is El Paso County, Texas on the list", "Las Vegas cops work with ICE?",
			"Is Santa Fe police in it", "what is la migra", "how many agreements in Texas", "La Plata County deputies",
			"does San Antonio PD do 287g", "who left this year", "De Soto Parish sheriff?", "can the police in Los Lunas ask for papers", "El Dorado county sheriff's office CA",
		}},
		{knowledge.Spanish, []string{
			"¿El sheriff de Alachua, Florida, participa?", "policia de tampa", "sheriff de Collier", "el alguacil de palm beach county", "la migra en georgia", "qué es un detainer",
			"cuantos acuerdos hay en texas", "quien salio este año", "el sheriff de Collier county tiene 287g?", "mi condado está en la lista?", "condado de El Paso Texas",
			"¿Qué significa WSO?", "la policía de Los Angeles trabaja con ICE?", "me van a deportar", "ayuda", "oye sabes si el PD de Dallas anda con inmigracion", "alguacil Harris County TX",
		}},
		{"", []string{"", "78701", "Tampa", "287g", "Collier sheriff", "FL", "La Jolla", "Los Alamos", "El Cajon PD", "ICE", "la salle county sheriff texas", "del norte county sheriff"}},
	} {
		for _, text := range c.texts {
			if got := ix.parser.language(text, split(text)); got != c.want {
				t.Errorf("%q is in %q, want %q", text, got, c.want)
			}
		}
	}
}

// The locale decides only where the question does not tell.
func TestLocale(t *testing.T) {
	ix := testIndex(t)
	for _, c := range []struct {
		text         string
		locale, want knowledge.Lang
	}{
		{"78701", "", knowledge.English}, {"78701", knowledge.Spanish, knowledge.Spanish},
		{"Tampa", knowledge.Spanish, knowledge.Spanish}, {"who left", knowledge.Spanish, knowledge.English},
		{"quién salió", knowledge.English, knowledge.Spanish},
	} {
		if f, err := ix.Ask(context.Background(), Question{Text: c.text, Locale: c.locale}); err != nil || f.Question.Lang != c.want {
			t.Errorf("%q, locale %q, is in %q, want %q", c.text, c.locale, f.Question.Lang, c.want)
		}
	}
}

// What stands for a Spanish phrase stands where the phrase does, so that what was typed can be shown.
func TestGlossesKeepTheirPlaces(t *testing.T) {
	ix := testIndex(t)
	for _, text := range []string{
		"¿cuándo firmó el alguacil del condado de Pinellas?", "hace dos años había uno", "hace un año", "en que fecha se unio la policia estatal de georgia",
		"cuanto tiempo lleva etowah", "a finales de abril de 2025", "doscientos ochenta y siete g",
	} {
		q := ix.parser.parse(text, "2026-05-20", "", func(string) bool { return false })
		end := 0
		for _, token := range q.Tokens {
			if token.Start < end || token.End < token.Start || token.End > len(text) {
				t.Errorf("%q: %q stands at %d to %d, behind %d", text, token.Word, token.Start, token.End, end)
			}
			end = token.End
		}
	}
}
