package place

// check returns what is wrong with the places as a whole: a county or a state that is named but not there,
// one that stands there twice, a county without a code of five digits, a place without a county.
func (p *Places) check() Problems {
	var problems Problems
	states, names, fips := map[string]bool{}, map[[2]string]bool{}, map[string]bool{}
	for _, s := range p.States {
		if states[s.Code] {
			problems.addf("state %s stands there twice", s.Code)
		}
		states[s.Code] = true
	}
	for _, c := range p.Counties {
		key := [2]string{c.State, c.Name}
		if !digits(c.FIPS, 5) {
			problems.addf("county %q %s, %s: a FIPS code has five digits", c.FIPS, c.Name, c.State)
		}
		if fips[c.FIPS] || names[key] {
			problems.addf("county %s %s, %s stands there twice", c.FIPS, c.Name, c.State)
		}
		if !states[c.State] {
			problems.addf("county %s %s is in the unknown state %q", c.FIPS, c.Name, c.State)
		}
		fips[c.FIPS], names[key] = true, true
	}
	within := func(what, state string, counties []string) {
		if !states[state] {
			problems.addf("%s is in the unknown state %q", what, state)
		}
		if len(counties) == 0 {
			problems.addf("%s is in no county", what)
		}
		for _, c := range counties {
			if !fips[c] {
				problems.addf("%s is in the unknown county %q", what, c)
			}
		}
	}
	for _, c := range p.Cities {
		within("city "+c.Name+", "+c.State, c.State, c.Counties)
	}
	for _, z := range p.ZIPs {
		within("ZIP "+z.Code, z.State, z.Counties)
	}
	return problems
}
