package terminal

// words are what a terminal says of its own, in one language.
type words struct {
	Sources  string // heads the list of sources
	AsOf     string // before a source's day
	Caveat   string // before a caveat
	Chart    string // heads a chart
	Welcome  string // opens a conversation
	Help     string // the commands
	Anew     string // what was said before is forgotten
	Unknown  string // a command that does not exist
	Failed   string // there is no answer
	Cut      string // the question was too long
	Switched string // answers are in this language from now on
	Auto     string // answers are in the language of their question again
}

// defaultLanguage is used for a language that the table does not have.
const defaultLanguage = "en"

// wordsIn returns the words of a language, or those of the default one.
func wordsIn(language string) words {
	if language == "es" {
		return spanish()
	}
	return english()
}

func english() words {
	return words{
		Sources: "Sources",
		AsOf:    "as of",
		Caveat:  "Note:",
		Chart:   "Agreements on the list",
		Welcome: "ask287 answers whether a sheriff, a police department, a county, a city or a ZIP code takes " +
			"part in 287(g). Ask in a sentence; /help says more, /es changes to Spanish, /quit ends.",
		Help: "Commands: /help shows this, /es answers in Spanish, /en in English, /auto in the language of each " +
			"question, /new begins anew, /quit (or /exit, Ctrl-D, Ctrl-C) ends. The arrow keys edit the line and bring back earlier " +
			"questions; nothing is kept when you leave.",
		Anew:     "What was talked of before is forgotten.",
		Unknown:  "There is no such command. /help lists them.",
		Failed:   "The question could not be looked up. Try again, or end with /quit and start again.",
		Cut:      "The question was too long: only its beginning was read.",
		Switched: "Answers are in English from now on. /auto answers each question in its own language.",
		Auto:     "Each question is answered in its own language.",
	}
}
