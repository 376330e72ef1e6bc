package index

import (
	"strings"
	"testing"
)

// TestOrdinarySentences asks what has the name of a town or a county in it and is about something else. Nothing may be claimed.
func TestOrdinarySentences(t *testing.T) {
	ix := testIndex(t)
	for text := range strings.Lines(strings.TrimSpace(`
		is it going to snow
		is it going to snow in Oklahoma
		is it Christmas
		what is love
		can I park here
		is the beach open
		is there a full moon
		do towns get money for joining
		in plain words what happens under one of these pacts
		answer yes: is the moon listed
		IS THE MOON LISTED
		is the price right
		how many people live in Orlando Florida
		my flight to Boston Massachusetts got cancelled
		is Liberty important
		weather in Miami Florida
		what's the temperature in Phoenix Arizona
		is it windy in Chicago Illinois
		is there ice on the road in Buffalo NY
		ice cream in Tampa Florida
		best pizza in Chicago Illinois
		hotels in Naples Florida
		cheap apartments in Houston Texas
		crime rate in Memphis Tennessee
		dmv in Polk County Florida
		phone number of Tampa police Florida
		is the Orlando police department hiring in Florida
		how do I report a crime to Miami police Florida
		el clima en Miami Florida
		va a nevar en Buffalo Nueva York
		donde comer en Miami Florida`)) {
		text = strings.TrimSpace(text)
		if f := ask(t, ix, text); f.isFact() || f.Verdict == Ambiguous {
			t.Errorf("%q: %s", text, told(f))
		}
	}
}

// TestFramedNames asks in few words what is a question about a place all the same.
func TestFramedNames(t *testing.T) {
	ix := testIndex(t)
	for text := range strings.Lines(strings.TrimSpace(`
		Ocala
		is Ocala in?
		is Ocala in it
		tell me about Ocala
		what about Ocala, please
		does Ocala do this
		Ocala yes or no
		I live in Ocala
		ocala ice
		snow, oklahoma
		is mobile part of it
		is collier in 287g
		Christmas, Florida
		I moved to Miami Florida, who works with ICE here
		is there an agreement in Phoenix Arizona
		TELL ME ABOUT Polk County FL
		¿Ocala participa?
		vivo en Nevada
		what about Ohio
		is Florida in
		en Texas hay?
		is there anything in Ohio
		Ocala coopera con la migra
		vivo en Miami Florida`)) {
		text = strings.TrimSpace(text)
		if f := ask(t, ix, text); !f.isFact() && f.Intent != Roster {
			t.Errorf("%q: %s", text, told(f))
		}
	}
}

// TestInGeneral asks of no agency by name what is so of any, and what is not and has to be asked back.
func TestInGeneral(t *testing.T) {
	ix := testIndex(t)
	for text, want := range map[string]Intent{
		"must my sheriff take part":                                     Explanation,
		"can a county quit":                                             Explanation,
		"can the police ask me about my status":                         Explanation,
		"if my county isn't on the list does that mean ICE isn't there": Explanation,
		"does my sheriff take part":                                     Participation,
		"is my county in":                                               Participation,
		"I want to know if my sheriff works with ICE":                   Participation,
		"quiero saber si el sheriff participa":                          Participation,
		"are we there yet":                                              None,
	} {
		if f := ask(t, ix, text); f.Intent != want || f.Subject != nil {
			t.Errorf("%q: %s, want %s", text, told(f), want)
		}
	}
}

// TestOrdinarySentencesLater asks the same within a conversation.
func TestOrdinarySentencesLater(t *testing.T) {
	ix := testIndex(t)
	before := ask(t, ix, "Tampa police, Florida").Exchange()
	for text, want := range map[string]bool{"is it Christmas": false, "can I park here": false, "weather in Miami Florida": false, "and Ocala?": true, "what about Miami, Florida": true} {
		f, err := ix.Ask(t.Context(), Question{Text: text, Before: before})
		if err != nil || f.isFact() != want {
			t.Errorf("%q: %s, %v", text, told(f), err)
		}
	}
}
