package knowledge

import "testing"

// TestEmbeddedKinds checks the kinds of agencies of every sort, by their official names.
func TestEmbeddedKinds(t *testing.T) {
	b := embedded(t)
	type agency struct{ state, name string }
	kinds := map[agency]Kind{}
	for _, a := range b.Agencies {
		kinds[agency{a.State, a.Name}] = a.Kind
	}
	for _, tc := range []struct {
		state, name string
		want        Kind
	}{
		{"FL", "Alachua County Sheriff's Office", Sheriff},
		{"FL", "Jacksonville Sheriff's Office", Sheriff},
		{"TX", "Walker County Sheriff's Department", Sheriff},
		{"LA", "Calcasieu Parish Sheriff's Office", Sheriff},
		{"MD", "Baltimore City Sheriff's Office", Sheriff},
		{"MI", "Berrian County Sheriff's Office", Sheriff},
		{"FL", "Alachua Police Department", Police},
		{"KY", "Louisville Metro Police Department", Police},
		{"NY", "New York Police Department", Police},
		{"NY", "Nassau County Police Department", Police},
		{"MO", "North County Police Cooperative", Police},
		{"TX", "Cut \"N\" Shoot Police Department", Police},
		{"CO", "Pueblo Police Department", Police},
		{"TX", "College Station Police Department", Police},
		{"FL", "Florida Department of Highway Safety and Motor Vehicles, Division of Highway Patrol", StatePolice},
		{"TX", "Texas Department of Public Safety - Texas Highway Patrol", StatePolice},
		{"TN", "Tennessee Department of Safety and Homeland Security", StatePolice},
		{"MP", "CNMI Department of Public Safety", StatePolice},
		{"GU", "Guam Police Department", StatePolice},
		{"AK", "Alaska State Troopers", StatePolice},
		{"MI", "Michigan State Police", StatePolice},
		{"AL", "Alabama Law Enforcement Agency", StatePolice},
		{"AK", "Alaska Department of Corrections", Corrections},
		{"LA", "Louisiana Department of Public Safety & Corrections", Corrections},
		{"PA", "Cambria County Prison", Corrections},
		{"KY", "Oldham County Detention Center", Corrections},
		{"OK", "Okmulgee County Criminal Justice Authority", Corrections},
		{"VA", "Rappahannock, Shenandoah, Warren Regional Jail Authority", Corrections},
		{"TX", "Galveston County Constable's Office Pct.1", Constable},
		{"PA", "Constable Unity Township", Constable},
		{"PA", "Troy Township PA State Constable", Constable},
		{"PA", "Lower Burrell Fourth Ward Constable", Constable},
		{"IN", "Waterloo Marshal's Office", Marshal},
		{"LA", "Ward 5 Marshal's Office", Marshal},
		{"FL", "Office of the State Attorney, 20th Judicial Circuit", Prosecutor},
		{"IN", "Hendricks County Prosecutor's Office", Prosecutor},
		{"TX", "Fannin County Criminal District Attorney's Office", Prosecutor},
		{"GU", "Office Of The Attorney General", Prosecutor},
		{"NJ", "Bergen County Prosecutor's Office", Prosecutor},
		{"FL", "University of Florida Police Department", Campus},
		{"FL", "Florida A&M University Board of Trustees", Campus},
		{"FL", "District Board of Trustees of Pensacola State College", Campus},
		{"FL", "Florida Atlantic Police Department", Campus},
		{"SC", "South Carolina School for the Deaf and Blind", Campus},
		{"NM", "Taos Pueblo Police Department", Tribal},
		{"AZ", "Navajo Nation Police Department", Tribal},
		{"MN", "Leech Lake Band of Ojibwe Police Department", Tribal},
		{"FL", "Florida National Guard", Military},
		{"FL", "Florida State Guard", Military},
		{"LA", "Louisiana Military Department", Military},
		{"FL", "Lee County Port Authority Police", Port},
		{"FL", "Sarasota Manatee Airport Authority Police Department", Port},
		{"TX", "Port of Houston Authority", Port},
		{"OH", "Greater Cleveland Regional Transit Authority", Port},
		{"FL", "Florida Department of Lottery Services", Other},
		{"LA", "Louisiana Office of the State Fire Marshal", Other},
		{"SC", "South Carolina Law Enforcement Division", Other},
		{"AR", "Arkansas Department of Public Safety-Crime Information Center", Other},
		{"TX", "Kleberg County Attorney's Specialized Crimes & Narcotics Task Force", Other},
		{"MS", "Mississippi Office of the State Auditor", Other},
	} {
		switch got, ok := kinds[agency{tc.state, tc.name}]; {
		case !ok:
			t.Errorf("%s has no %q", tc.state, tc.name)
		case got != tc.want:
			t.Errorf("%s, %s: %s, want %s", tc.name, tc.state, got, tc.want)
		}
	}
}
