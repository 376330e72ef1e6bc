package fetch

import (
	"fmt"
	"net/http"
	"testing"
)

func TestRedirects(t *testing.T) {
	handlers := map[string]http.HandlerFunc{"/0": servePage("a.xlsx")}
	for n := 1; n <= maxRedirects+1; n++ {
		handlers[fmt.Sprintf("/%d", n)] = redirect(fmt.Sprint(n - 1))
	}
	for _, code := range []int{301, 303, 307, 308} {
		handlers[fmt.Sprintf("/%d", code)] = func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "//me:secret@"+"127.0.0.1:1/#secret")
			w.WriteHeader(code)
		}
	}
	handlers["/circle"] = redirect("/round")
	handlers["/round"] = redirect("/circle#again")
	handlers["/itself"] = redirect("")
	handlers["/self"] = redirect("self")
	handlers["/bad"] = redirect("http://secret%zz/")
	handlers["/mail"] = redirect("mailto:secret@ice.gov")
	handlers["/file"] = redirect("file:///etc/hosts?secret")
	handlers["/down"] = redirect("http://www.example.com/0?secret")
	handlers["/ice"] = redirect("http://www.ice.gov/0")
	_, c := iceSite(t, handlers)
	for path, want := range map[string]string{
		"/6":      "redirects more than 5 times: look",
		"/circle": "redirects in a circle: look",
		"/self":   "redirects in a circle: look",
		"/itself": "answered 302 Found: look",
		"/bad":    "redirects to what is no address: look",
		"/mail":   "redirects to mailto:, which is not where it may be: look",
		"/file":   "redirects to file:///etc/hosts, which is not where it may be: look",
		"/down":   "redirects to http://www.example.com/0, which is not encrypted: look",
		"/ice":    "redirects to http://www.ice.gov/0, which is not encrypted: look",
		"/301":    "cannot be fetched",
		"/303":    "cannot be fetched",
		"/307":    "cannot be fetched",
		"/308":    "cannot be fetched",
	} {
		_, err := c.Look(t.Context(), "https://www.example.com"+path+"?secret", nil)
		fails(t, err, "https://www.example.com"+path+" "+want)
	}
	look, err := c.Look(t.Context(), "https://www.example.com/5", nil)
	if err != nil || look.Page != "https://www.example.com/0" {
		t.Errorf("five redirects: %+v, %v", look, err)
	}

	m := mirror(t, map[string]http.HandlerFunc{"/ice": redirect("http://www.ice.gov/0")})
	look, err = c.Look(t.Context(), m.URL+"/ice", nil)
	if err != nil || look.Page != "https://www.ice.gov/0" {
		t.Errorf("from a mirror to ICE: %+v, %v", look, err)
	}
}
