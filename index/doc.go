// Package index finds the facts that answer a question. It is the only importer of bleve.
//
// From the bottom up:
//
//   - The store (store.go) is a bleve index with a document for every agency, county, city and term.
//     It is built once for a version of the data, kept under the data's checksum, and opened read-only.
//   - A key (keys.go) is what a name is looked up by: its state, its class and its words run together. A lookup
//     (lookup.go) reads bleve's dictionaries and postings directly.
//   - A lexicon (lexicon.go, english.go) has the English words that questions are made of besides names, and those that people
//     talk in around them (talk.go).
//   - A [Wish] is a text that only asks for a language to be answered in (wish.go).
//   - The glosses (gloss.go, spanish.go) of another language put its words into those of the English lexicon, names left as
//     they are, so that one set of rules understands both. Which language a question is in is told first (language.go).
//   - What is written in haste is put right before that: "W Palm Beach", "TELL ME", "my name is Taylor" (haste.go).
//   - A [Question] is what the question's own words say (parse.go, states.go): its intent, the kind of
//     agency, the ways in which it may name a state, the [Period] that it names (period.go, unit.go, relative.go) and
//     the [Aspect]s of time that it asks about.
//   - A reading (reading.go) takes one of the states as named; the words left, with what may belong to them, are
//     the spellings (spelling.go, plain.go) of a name.
//   - A name is accepted by rule only (named.go, accept.go): every word that the lexicon does not have belongs to it, its
//     state and kind are those asked for, and it is one. Several are ambiguous. One typing error is mended where nothing else
//     can be meant (near.go); what is merely close is a suggestion (suggest.go).
//   - Jails, constables, prosecutors and airports are found by the words that tell them apart, too (barest.go). A sentence about something
//     else in which a town's name happens to stand is no question about the town (ordinary.go, frames.go).
//   - An [Exchange] is what is kept of a question and its answer (exchange.go), so that the next one may lean on it: "and
//     Georgia?", "when did they sign?" (follow.go, followeach.go, choose.go). A question that says what it is about is answered by itself.
//   - A [When] is a period with the lists that were in force in it (when.go). Who joined or left then, how the list has
//     grown and who has applied is found over all agencies (overtime.go, changes.go, growth.go, applied.go). So is what each state has
//     (bystate.go).
//   - A question that names several things is parted (parts.go) into questions about each, with what one part leaves out and
//     another says (shared.go); each is then answered by itself (list.go).
//   - The texts (texts.go) are the passages and terms of a language, each compared with a question by the stems of
//     its words, and with topics that nothing is known of. What is like none of them is declined (explain.go).
//   - A [Limit] is reached by what the data does not tell, or what is not for a bot to tell (limit.go): advice, opinions, detainers,
//     thanks and jokes. A fact that is named beside it is told all the same. Whose case it is, is told by persons (persons.go).
//   - A [Finding] is the outcome: for an agency, a place (place.go) or one kind of agency in it (inplace.go), several
//     (several.go), a passage or a term. It holds facts and no words; package bot puts it into words.
//
// An [Index] is of one Base and is never changed. A newer Base gets a new Index.
package index
