// Package county knows counties by name: what one is called in full ([FullName]), which one a printed name means
// ([Finder]), and what has become of those that are no more ([Current]).
package county
