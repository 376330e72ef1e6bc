// Package fetch looks up ICE's 287(g) page and fetches the workbooks that it links. ICE posts both of its lists again
// almost daily and under changing names, so nothing here goes by a name.
//
// From the bottom up:
//
//   - hosts.go says who may be asked: ICE, and who was named besides.
//   - links.go finds the links of a page that may lead to a workbook.
//   - file.go reads a file that was saved before.
//   - validator.go makes a request conditional on a change.
//   - redirect.go asks for an address and goes along with what it redirects to; body.go reads what it sends; status.go
//     says what to do about an answer that is none.
//   - get.go asks until there is an answer or no use in asking again.
//   - [Client.Look] puts these together into a [Look]: each workbook told by its contents, with package ice.
//
// What comes from outside is bounded in size, number and time (limits.go), and an address is shown in an error without
// the parts that may be secret: user name, password, and the query.
package fetch
