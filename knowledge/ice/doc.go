// Package ice reads the workbooks in which ICE publishes its 287(g) agreements, and makes one history of all of them: a
// workbook's bytes in, the rows that it lists out; lists in, what is known of each agreement out.
//
// From the bottom up:
//
//   - A workbook is opened within bounds (bounds.go, bounds_scan.go, parts.go): what is larger or more than a list can be is
//     refused before anything of it is read, and so is what is no workbook, computes its cells or takes them from
//     outside (refuse.go). Then its cells and links are read (workbook.go, links.go).
//   - Its header says where the columns are and whether the list is of agreements or of applications
//     (header.go).
//   - Each cell is cleaned by one rule of its own (text.go, state.go, model.go, signed.go, address.go).
//   - The day that the list is of comes from its file name or from the workbook (listdate.go).
//   - [Read] puts these together into a [Published] list.
//   - The agency of a row is found by its name, kind and county among those that are known (join.go, spell.go).
//   - [Fold] adds lists to what is known: which agreements stand on which lists, what was printed otherwise once
//     (fold.go, life.go), and what is the same agreement under another name (identity.go). [With] does so to compare lists.
//
// What is cleaned beyond white space and case is told as a [Correction], what cannot be read or surely is
// wrong as a [Doubt]. A row that the workbook has is among the rows, or a Doubt says that it is not, or Read
// returns an error: none disappears silently.
//
// The rules answer to what ICE published from January 2021 to May 2026, 1,355 workbooks of it.
package ice
