package update

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"ask287/knowledge"
	"ask287/knowledge/ice"
)

// Board is what processes with stores of their own, which answer as one, have in common: one of them at a time looks up ICE's page, and
// leaves for the others what it took. Of each of ICE's two lists there is the newest, under a name of ours, and its version is the SHA-256
// of its workbook. Errors are of the board itself: a process that cannot reach it goes on by itself.
type Board interface {
	// Posted returns the version of what is there, "" where nothing is.
	Posted(ctx context.Context, name string) (version string, err error)
	// Fetch returns what is there, and its version.
	Fetch(ctx context.Context, name string) (value []byte, version string, err error)
	// Post puts a value there in place of the version over, and reports whether that was the one there.
	Post(ctx context.Context, name, over, version string, value []byte) (bool, error)
	// Turn reports whether nobody has had the turn of the name within that time, and takes it.
	Turn(ctx context.Context, name string, every time.Duration) (bool, error)
}

// boardPoll is how often a process looks at its store and at the board: twice that time, and the time that it takes to take a list
// up, is what passes until all have a list that one has.
const boardPoll = 15 * time.Second

// isTurn reports whether this process is the one to look up the page now.
func (k *keeper) isTurn(ctx context.Context, every time.Duration) bool {
	if k.Board == nil {
		return true
	}
	mine, err := k.Board.Turn(ctx, "list", every*4/5) // of turns that come a tenth early and late
	return mine || err != nil
}

// pair is a version on the board that was looked at, and the list that was the newest here then.
type pair struct{ there, here string }

// card is a list on the board.
type card struct {
	File     string `json:"file"`
	From     string `json:"from"`
	Workbook []byte `json:"workbook"`
}

// exchange takes from the board what is newer than what is known, and posts what is newer than what is there. What it takes is in the
// store then.
func (k *keeper) exchange(ctx context.Context) {
	if k.Board == nil {
		return
	}
	for _, kind := range []ice.ListKind{ice.Participating, ice.Pending} {
		name := "list:" + string(kind)
		there, err := k.Board.Posted(ctx, name)
		mine := k.newest(kind)
		if err != nil || there == mine.SHA256 || k.passed[kind] == (pair{there, mine.SHA256}) {
			continue
		}
		if there != "" && !k.knows(there) {
			err = k.takeUp(ctx, kind, mine)
		} else {
			err = k.post(ctx, name, there, mine)
		}
		if err != nil && ctx.Err() == nil {
			k.tell("lists are not exchanged with other replicas: " + err.Error())
		}
	}
}

// newest returns the newest list of a kind that is known.
func (k *keeper) newest(kind ice.ListKind) (newest knowledge.List) {
	for _, l := range k.lists {
		if l.Kind == kind && (newest.SHA256 == "" || ice.Older(newest, l) < 0) {
			newest = l
		}
	}
	return newest
}

func (k *keeper) knows(sum string) bool {
	return slices.ContainsFunc(k.lists, func(l knowledge.List) bool { return l.SHA256 == sum })
}

// post posts a list in place of the version that is there, if it is in the store: one that is built in all have.
func (k *keeper) post(ctx context.Context, name, over string, l knowledge.List) error {
	state, err := k.Store.State()
	if err != nil {
		return nil //nolint:nilerr // look tells of it
	}
	e, ok := state.List(l.SHA256)
	if !ok {
		return nil
	}
	data, err := k.Store.Workbook(e)
	if err != nil {
		return err
	}
	value, err := json.Marshal(card{e.File, e.From, data})
	if err != nil {
		return err
	}
	_, _ = k.Board.Post(ctx, name, over, l.SHA256, value) // where another was first, or the board is gone: at the next turn
	return nil
}

// takeUp takes the list that is on the board, if it is what it is said to be and nothing speaks against it. What is not whole, or older
// than what is known, is replaced by that; what is set aside is told of once.
func (k *keeper) takeUp(ctx context.Context, kind ice.ListKind, mine knowledge.List) error {
	name := "list:" + string(kind)
	value, there, err := k.Board.Fetch(ctx, name)
	if err != nil {
		return nil //nolint:nilerr // the board is gone: at the next turn
	}
	p, c, err := readCard(kind, there, value)
	if err != nil {
		return errors.Join(fmt.Errorf("what is posted is refused: %w", err), k.post(ctx, name, there, mine))
	}
	if ice.Older(listOf(p), mine) < 0 {
		return k.post(ctx, name, there, mine)
	}
	var r Result
	err = k.change(ctx, loaded{}, false, func(of *change) error {
		if err := of.consider(p, c.Workbook, c.From, true); err != nil {
			return err
		}
		r, err = of.use(ctx, "replica")
		return err
	})
	k.tellAside(r)
	if err == nil {
		k.passed[kind] = pair{there, mine.SHA256}
	}
	return err
}

// readCard reads what is posted as a list of a kind, of a version.
func readCard(kind ice.ListKind, version string, value []byte) (*ice.Published, card, error) {
	var c card
	if err := json.Unmarshal(value, &c); err != nil {
		return nil, c, errors.New("it cannot be read")
	}
	if sum := sha256.Sum256(c.Workbook); hex.EncodeToString(sum[:]) != version {
		return nil, c, errors.New("it is not what its checksum says")
	}
	p, err := ice.Read(c.File, c.Workbook)
	if err == nil && p.Kind != kind {
		err = errors.New("it is a list of another kind")
	}
	return p, c, err
}
