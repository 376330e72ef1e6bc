// Package terminal is the terminal as a platform: questions are typed, answers are printed.
//
// From the bottom up:
//
//   - [Clean] takes out of a text what would steer a terminal.
//   - [Render] makes an Answer into lines of a width, with a chart of its series if it has one, and its sources numbered
//     below it. It is pure.
//   - [Lines] reads lines of bounded length from anything: a pipe, a file.
//   - [Terminal] is the Adapter: a conversation, with line editing and a history of the session where a person
//     types, and line by line where a program writes. It keeps nothing on disk.
package terminal
