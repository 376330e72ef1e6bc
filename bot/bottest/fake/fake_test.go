package fake_test

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"ask287/bot/bottest/fake"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// recorder is a test that may be told of failures without failing.
type recorder struct {
	testing.TB
	told []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.told = append(r.told, fmt.Sprintf(format, args...))
}

func TestHost(t *testing.T) {
	r := &recorder{TB: t}
	h := fake.Start[int](r, "fake")
	var url string
	h.Serve(http.NotFoundHandler(), func(at string) { url = at })
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	response, err := client.Do(request)
	if err != nil || response.StatusCode != http.StatusNotFound {
		t.Fatalf("%+v %v", response, err)
	}
	_ = response.Body.Close()
	h.Allow(1)
	if !h.Allows(1) || h.Allows(2) {
		t.Error("what is allowed is not 1 alone")
	}
	h.Report("%d", 1)
	ended := make(chan struct{})
	if !h.Go(func() { <-h.Context().Done(); close(ended) }) {
		t.Error("an open host runs nothing")
	}
	cuts := 0
	for range 2 {
		h.Close(func() {
			cuts++
			if h.Go(func() {}) || !h.Closed() {
				t.Error("a closed host runs something")
			}
		})
	}
	select {
	case <-ended:
	default:
		t.Error("it is closed before what it runs has ended")
	}
	h.Report("2")
	if cuts != 1 || !slices.Equal(r.told, []string{"fake: 1"}) {
		t.Errorf("cut %d times, reported %q", cuts, r.told)
	}
}

func TestAwait(t *testing.T) {
	h := fake.Start[int](t, "fake")
	var mu sync.Mutex
	var n fake.News
	state := 0
	h.Go(func() {
		for range 100 {
			mu.Lock()
			state++
			n.Tell()
			mu.Unlock()
		}
	})
	if !h.Await(t.Context(), &mu, &n, func() bool { return state == 100 }) {
		t.Error("what came about was missed")
	}
	h.Close(func() {})
	if h.Await(t.Context(), &mu, &n, func() bool { return false }) {
		t.Error("what never was came about")
	}
}

func TestPlans(t *testing.T) {
	var p fake.Plans[string, int]
	is := func(want string) func(string) bool { return func(r string) bool { return r == want } }
	p.Add(is("a"), 1, 2)
	p.Add(is("b"), 2, -1)
	p.Add(func(string) bool { return true }, 3, 1)
	var got []int
	for _, r := range []string{"b", "a", "a", "a", "a", "b", "b"} {
		fault, _ := p.Next(r)
		got = append(got, fault)
	}
	if want := []int{2, 1, 1, 3, 0, 2, 2}; !slices.Equal(got, want) {
		t.Errorf("%v befell, want %v", got, want)
	}
	p.Clear()
	if _, ok := p.Next("b"); ok {
		t.Error("something befalls after all was taken back")
	}
}

func TestLatest(t *testing.T) {
	for most, want := range map[int][]int{0: nil, 1: {1, 2}, 3: nil} {
		var gone []int
		left := fake.Latest([]int{1, 2, 3}, most, func(n int) { gone = append(gone, n) })
		if !slices.Equal(gone, want) || len(left)+len(gone) != 3 {
			t.Errorf("at most %d: %v are gone, %v are left", most, gone, left)
		}
	}
}
