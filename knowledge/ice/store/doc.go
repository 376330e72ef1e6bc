// Package store keeps ICE's lists on disk: each as it was published and as it was read, which of them are in use, and
// what was refused.
//
// From the bottom up:
//
//   - A file is written beside its place and renamed into it (file.go), so that a reader, and whoever comes after a kill
//     or a full disk, finds the old file or the new one, whole.
//   - A record is a value in a file with its own checksum (record.go).
//   - An [Entry] is a list that is in use, a [Refusal] a workbook that is not to be. A [State] holds all of them. Each change
//     makes a new State in a file of its own, and the file of the highest number counts: it is there or it is
//     not, and with it the whole change.
//   - A [Store] reads: the State, a list, what is kept beside. Readers take no lock and wait for nobody.
//   - A [Writer] changes: there is one at a time, in all processes together. What a change refers to is on disk
//     before the change is.
//
// A store is a directory:
//
//	lock                      held by the Writer
//	manifests/000012.json     a State; the last 50
//	lists/SHA256.xlsx         a list as published
//	lists/SHA256.json.gz      the same list as read; made again from the workbook where it is missing or damaged
//	refused/SHA256.xlsx       a refused file as received, to be looked at; or .html, .bin, ...
//	derived/KEY.tables        tables made from the lists; a cache, may be deleted at any time
//	check.json                what came of the last look at ICE's page
//	tmp/                      what is being written
//
// The lists and the manifests are the store; the rest can be made or fetched again. A copy of the directory that is
// made while nobody writes is a whole store.
package store
