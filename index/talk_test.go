package index

import (
	"strings"
	"testing"
)

// No word that says nothing is a name by itself: a question about that place would be one about nothing.
func TestTalkIsNoName(t *testing.T) {
	ix := testIndex(t)
	has, err := ix.lookup.dictionary(fieldKey)
	if err != nil {
		t.Fatal(err)
	}
	for w := range strings.FieldsSeq(englishTalk) {
		for _, c := range []class{sheriffs, police, counties, cities, others} {
			if has(key("", c, w)) || has(key("", c.loose(), w)) {
				t.Errorf("%q is a name of class %c", w, c)
			}
		}
	}
}

// What stands around a name changes nothing.
func TestTalk(t *testing.T) {
	ix := testIndex(t)
	for _, around := range []string{
		"Re: %s - partnership w/ ICE yes/no?", "any idea if %s is signed up w ICE", "hey quick q: does %s have 287g powers", "%s two eighty seven g",
		"Good morning, I heard from a friend of mine that %s was deputized by ICE. Is that correct? Thanks so much in advance", "My neighbor says %s joined. True?",
		"tell me about %s and 287g, pls", "Do officers of %s hold 287(g) powers, or is it just a rumor", "hola, %s 287g si o no?",
	} {
		for name, id := range map[string]string{
			"Lake Wales police, Florida,": "fl-lake-wales-police-department", "the Haskell County Sheriff in Oklahoma": "ok-haskell-county-sheriffs-office",
			"Heard County sheriff, GA": "ga-heard-county-sheriffs-office", "Powers police - Oregon -": "or-powers-police-department",
		} {
			question := strings.Replace(around, "%s", name, 1)
			if f := ask(t, ix, question); f.Subject == nil || f.Subject.Agency == nil || f.Subject.Agency.ID != id {
				t.Errorf("%q: want %s, got %s", question, id, told(f))
			}
		}
	}
}
