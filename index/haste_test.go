package index

import "testing"

// TestHaste asks the same thing in haste and in full. Both must be answered alike.
func TestHaste(t *testing.T) {
	ix := testIndex(t)
	for hasty, full := range map[string]string{
		"W Palm Beach police":                                      "West Palm Beach police, Florida",
		"is the w palm beach pd in":                                "West Palm Beach police, Florida",
		"N Little Rock police arkansas":                            "North Little Rock police, Arkansas",
		"E St Louis police IL":                                     "East St. Louis police, Illinois",
		"does ICE work w Tampa police florida":                     "Tampa police, Florida",
		"Cut N Shoot police TX":                                    "Cut and Shoot police, Texas",
		"Burleigh county sheriff N Dak":                            "Burleigh County sheriff, North Dakota",
		"TELL ME ABOUT the Polk County sheriff FL":                 "Polk County sheriff, Florida",
		"MARION COUNTY OR SHERIFF pls":                             "Marion County sheriff, Oregon",
		"vicksburg pd mi":                                          "Vicksburg police, Michigan",
		"beaver county pa sheriff":                                 "Beaver County sheriff, Pennsylvania",
		"policia d el paso tx":                                     "El Paso police, Texas",
		"mobile pd al":                                             "Mobile police, Alabama",
		"my name is Taylor and I'd ask: Greene County sheriff, MO": "Greene County sheriff, Missouri",
		"me llamo Jose, ¿el sheriff de Collier, Florida?":          "Collier County sheriff, Florida",
		"el sheriff de collin county tx is in the program?":        "Collin County sheriff, Texas",
		"Forsyth co nc sherrifs department":                        "Forsyth County sheriff, North Carolina",
		"pinelas sheriff fl":                                       "Pinellas County sheriff, Florida",
		"Bexar constable pct. 3":                                   "Bexar County Constable Precinct 3, Texas",
		"constable precinct four galveston county texas":           "Galveston County Constable Precinct 4, Texas",
		"bradley county tn constable district one":                 "Bradley County Constable District 1, Tennessee",
		"Waterloo town marshal Indiana":                            "Waterloo Marshal's Office, Indiana",
		"Tampa airport police":                                     "Tampa International Airport police, Florida",
		"state attorney sixth circuit florida":                     "Office of the State Attorney Sixth Judicial Circuit, Florida",
		"policia de filadelfia":                                    "Philadelphia police, Pennsylvania",
		"Wichita County Constable, Teas":                           "Wichita County Constable, Texas",
	} {
		got, want := ask(t, ix, hasty), ask(t, ix, full)
		if want.Subject == nil || !want.isClaim() {
			t.Errorf("%q: %s", full, told(want))
		} else if got.Verdict != want.Verdict || got.Subject == nil || *got.Subject != *want.Subject {
			t.Errorf("%q: %s, want as for %q: %s", hasty, told(got), full, told(want))
		}
	}
}

// TestCountyOfficesElsewhere asks for what every county has without the state. That one of them is known, or listed, does not make it the one.
func TestCountyOfficesElsewhere(t *testing.T) {
	ix := testIndex(t)
	for _, text := range []string{
		"Orange County jail", "Franklin County jail", "Johnson County district attorney", "Wyoming County DA", "Polk County constable district 2", "Liberty County constable precinct 2",
		"is the Jackson County Correctional Facility in 287(g)",
	} {
		if f := ask(t, ix, text); f.Verdict != Ambiguous {
			t.Errorf("%q: %s", text, told(f))
		}
	}
	for _, text := range []string{"Troy constable PA", "Greene constable, Pennsylvania", "LAUSD school police", "Harris County constable precinct 4, Texas"} {
		if f := ask(t, ix, text); f.isFact() {
			t.Errorf("%q: %s", text, told(f))
		}
	}
}
