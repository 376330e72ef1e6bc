// Package knowledge holds the facts that ask287 answers from, and says where each of them comes from.
//
// From the bottom up:
//
//   - A [Source] is a publication: who published what, where, when, under which licence. Everything
//     else names its sources by id, and what names none does not load.
//   - A [State], a [County], a [City] and a [ZIP] are places. Counties are known by their FIPS code;
//     cities and ZIP codes say in which counties they lie. Places are joined on FIPS, never on names.
//   - A [List] is one of the lists that ICE has published, of agreements or of applications. Their days are
//     what is known of time: of an agreement we know on which lists it stands ([Span]), and what they printed of it
//     otherwise than the last one does ([Print]).
//   - An [Agency] is a law-enforcement agency: from the FBI's directory, from ICE's lists, or from both.
//     It carries its [Agreement]s, the memoranda of agreement that ICE's lists show for it, those of today and former
//     ones. [Base.Status] says what follows from them, [Base.Changes] what has changed from one list to another.
//   - A [Record] is the part of all this that ICE's lists change, and can be written as it is read.
//   - A [Passage] explains one thing about the 287(g) program, a [Term] defines one word of it.
//   - A [Base] is all of this together: loaded once by [Load], checked, and never changed after.
//     A newer list makes a new Base.
//
// The facts are text files under data, readable in a diff. [Embedded] is the copy that was built in. The
// generated ones are made by
//
//	go generate ./knowledge
//
// from ICE's lists named in data/lists.csv and the FBI's directory and the place data named in data/inputs.csv; the
// hand-written ones (sources, state_names, aliases, errata, joins, parts, explainer, glossary) are edited in place.
//
// Package knowledge imports nothing else of ask287.
package knowledge
