package fetch

import "time"

// The bounds of what is taken from outside.
const (
	// maxBytes is of a page or a workbook, unpacked where it was sent packed. ICE's largest workbook so far has
	// 232 kB, and package ice reads none that is larger than this.
	maxBytes = 20 << 20
	// maxLinks is how many links of a page are looked at. ICE's page links two workbooks.
	maxLinks = 12
	// maxAddress is of a link, in bytes. Many servers refuse longer ones.
	maxAddress = 2000
	// maxAttributes is of one element of a page. One with a million of them makes html.Tokenizer dozens of times
	// slower for the rest of the page.
	maxAttributes = 1000
	// maxHeader is of the header of an answer, in bytes.
	maxHeader = 64 << 10
	// maxRedirects is how many redirects one address may take.
	maxRedirects = 5
	// maxRetryAfter is the longest that a server may ask for within one Look.
	maxRetryAfter = 2 * time.Minute
	// maxRemembered is the longest wait that is told: a year. A longer one is a slip.
	maxRemembered = 365 * 24 * time.Hour
)

// patience is how long a Client waits for what.
type patience struct {
	connect time.Duration // for a connection, and again for its encryption
	header  time.Duration // from the request until the answer begins
	whole   time.Duration // for one try of an address: its redirects and the body, to the last byte
	pause   time.Duration // about this long after the first try, and twice as long after each further one
	tries   uint          // of one address
	begin   time.Duration // no try of an address begins later than this after the first
	look    time.Duration // for a whole Look
}

func ordinary() patience {
	return patience{
		connect: 10 * time.Second,
		header:  20 * time.Second,
		whole:   30 * time.Second,
		pause:   time.Second,
		tries:   4,
		begin:   3 * time.Minute, // so that a server's maxRetryAfter can be obeyed once
		look:    15 * time.Minute,
	}
}
