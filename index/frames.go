package index

import "ask287/knowledge"

// withFrames gives an English lexicon what tells a question about the program from a sentence about something else.
func withFrames(l *lexicon) *lexicon {
	of := func(text string) []phrase[bool] { return phrases([]saying[bool]{{true, text}}) }
	l.taking, l.takingPhrases, l.frozen, l.frames = setOf(englishTaking+spanishTaking), of(englishTakingPhrases), of(englishFrozen), of(englishFrames+spanishFrames)
	l.ordinary, l.leading, l.following = ordinaryWords(), setOf(englishLeading), setOf(englishFollowing)
	return l
}

// englishTaking are the words of the program, of its list and of taking part in it besides its name. A sentence that has none is a question
// here only by what it names.
const englishTaking = `
	287gs immigration dhs federal feds programs agreement agreements deal contract moa memorandum memo list listed lists listing roster
	sign signs signed signing signup join joins join joined joining part participate participates participating participated participation participant
	participants partner partners partnered partnership partnering cooperate cooperates cooperating cooperation collaborate collaborates collaborating
	work works working worked involve involved member members enrolled enroll active deputize deputized deputizes signatory signatories
	model models agencies agency enforcement pending status count counts total sum tally stats statistics`

// englishTakingPhrases say as much. One word does at the end of a question only: "is Ocala in?"
const englishTakingPhrases = `in | in it | in on it | in on this | in this | on it | on this | on there | in there | do this | does this | doing this | did this | do it | does it | doing it | did it
	do that | does that | doing that | have any | has any | got any | have one | has one | had one | got one | one of them | one of those | one of these | with them`

// englishFrames are what people put a name in that they want looked up, without a word of what of it.
const englishFrames = `
	tell | show | give | find | look | see | check | checking | me | us | about | what | whats | hows | how about | for | from | in | near | around | at | to | the | a | and | or | please | pls | plz | plez
	thanks | thank | hi | hello | hey | ok | okay | so | then | also | too | any | anything | info | information | details | detail | question | live | lives | living | reside | resident | residents | located
	area | local | locally | yes | no | not | true | false | search | searching | asking | ask | regarding | re | concerning | my | our | know | can you | could you | can u | i am in | im in | i m in | we are in | were in | i am from | im from
	i live | we live | i want | i need | i would like | who | up | out | all | with | of | today | now | currently | again | quick | thx | oye | hola | gracias | por favor | sobre | buenas | real quick | just | wondering | curious
	is there any | is there anything | is there anyone | are there any | is anyone | is anybody`

// englishFrozen are phrases in which ICE is ice.
const englishFrozen = `
	ice on | ice cream | ice age | black ice | dry ice | ice skating | ice rink | ice hockey | ice storm | ice storms | ice fishing | ice cold | iced | ice cubes | ice cube | ice water | ice machine | ice tea | ice coffee
	is there ice | how thick is the ice`

// englishLeading and englishFollowing are the words that the name of a place stands behind and before.
const (
	englishLeading   = `is are does do did has have was were will can in from of near for about at to around and or if whether that with like`
	englishFollowing = `in on part is are does do did has have was were will still also now yet too get got already ever participate and or a an one doing`
)

// general are the ways to ask of any agency what is so for all of them, by language: no one of them need be named.
var general = map[knowledge.Lang][]phrase[bool]{
	knowledge.English: phrases([]saying[bool]{{true, `must my | must the | must a | how can | how could | how would | how does a | how do the | why | what if | what happens if | what happens when | does that mean
		can a | can the | can my | may a | may the | should a | should my | who decides | who pays`}}),
	knowledge.Spanish: phrases([]saying[bool]{{true, `puede un | puede una | puede el | puede la | pueden los | pueden las | pueden salir | pueden salirse | por que | que pasa si | que pasa cuando | que significa que | quiere decir que
		como puede | como pueden | como se | tiene que | tienen que | debe un | debe el | quien decide | quien paga`}}),
}
