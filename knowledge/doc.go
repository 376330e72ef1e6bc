// Package knowledge holds the facts that ask287 answers from, and says where each of them comes from.
//
// From the bottom up:
//
//   - A [Source] is a publication: who published what, where, when, under which licence. Everything
//     else names its sources by id, and what names none does not load.
//   - A [State], a [County], a [City] and a [ZIP] are places. Counties are known by their FIPS code;
//     cities and ZIP codes say in which counties they lie. Places are joined on FIPS, never on names.
//   - An [Agency] is a law-enforcement agency: from the FBI's directory, from ICE's list, or from both.
//     It carries its [Agreement]s, the memoranda of agreement that ICE's list shows for it.
//   - A [List] says which of ICE's published lists the agreements were read from.
//   - A [Passage] explains one thing about the 287(g) program, a [Term] defines one word of it.
//   - A [Base] is all of this together: loaded once by [Load], checked, and never changed after.
//     A newer list makes a new Base.
//
// The facts are text files under data, readable in a diff. [Embedded] is the copy that was built in. The
// generated ones are made by
//
//	go generate ./knowledge
//
// from ICE's workbooks, the FBI's directory and the place data named in data/inputs.csv; the hand-written
// ones (sources, aliases, errata, explainer, glossary) are edited in place.
//
// Package knowledge imports nothing else of ask287.
package knowledge
