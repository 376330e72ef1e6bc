package ice

import (
	"testing"

	"ask287/knowledge"
)

func TestKindOf(t *testing.T) {
	for _, tc := range []struct {
		name string
		want knowledge.Kind
	}{
		{"Alachua County Sheriff's Office", knowledge.Sheriff},
		{"Alachua County Sheriff’s Office", knowledge.Sheriff},
		{"WALKER COUNTY SHERIFFS DEPT.", knowledge.Sheriff},
		{"Sheriff of Walker County", knowledge.Sheriff},
		{"Bossier Parish Sheriff's Office", knowledge.Sheriff},
		{"Baltimore City Sheriff", knowledge.Sheriff},
		{"Pueblo County Sheriff's Office", knowledge.Sheriff},
		{"Marshall County Sheriff's Office", knowledge.Sheriff},
		{"Jacksonville Sheriff's Office", knowledge.Sheriff},

		{"Kodiak Police Department", knowledge.Police},
		{"Big Sandy Police Departement", knowledge.Police},
		{"Nassau County Police Department", knowledge.Police},
		{"North County Police Cooperative", knowledge.Police},
		{"Greene Washington Regional Police Department", knowledge.Police},
		{"Louisville Metro Police Department", knowledge.Police},
		{"Marshall Police Department", knowledge.Police},
		{"Schoolcraft Police Department", knowledge.Police},
		{"Newport Police Department", knowledge.Police},
		{"Indian Creek Village Department of Public Safety", knowledge.Police},
		{"Texas City Police Department", knowledge.Police},

		{"Florida Highway Patrol", knowledge.StatePolice},
		{"Florida Department of Highway Safety and Motor Vehicles, Division of Highway Patrol", knowledge.StatePolice},
		{"Nebraska State Patrol", knowledge.StatePolice},
		{"West Virginia State Police Department", knowledge.StatePolice},
		{"Alaska State Troopers", knowledge.StatePolice},
		{"Georgia Department of Public Safety", knowledge.StatePolice},
		{"Texas Department of Public Safety- Criminal Investigations Division", knowledge.StatePolice},
		{"CNMI Department of Public Safety", knowledge.StatePolice},
		{"Tennessee Department of Safety and Homeland Security", knowledge.StatePolice},
		{"Alabama Law Enforcement Agency", knowledge.StatePolice},

		{"Florida Department of Corrections", knowledge.Corrections},
		{"Tennessee Department of Correction", knowledge.Corrections},
		{"Nebraska Department of Correctional Services", knowledge.Corrections},
		{"Jackson County Correctional Facility", knowledge.Corrections},
		{"Escambia County Board of County Commissioners/ Department of Corrections", knowledge.Corrections},
		{"Gulf County Board of County Commissioners /Detention Facility", knowledge.Corrections},
		{"Louisiana Department of Public Safety & Corrections", knowledge.Corrections},
		{"County of Franklin / Franklin County Jail", knowledge.Corrections},
		{"Cambria County Prison", knowledge.Corrections},
		{"Southwest Virginia Regional Jail Authority", knowledge.Corrections},
		{"Okmulgee County Criminal Justice Authority", knowledge.Corrections},

		{"Galveston County Constable's Office Pct.1", knowledge.Constable},
		{"East Donegal Township Constables Office", knowledge.Constable},
		{"Constable Unity Township", knowledge.Constable},
		{"Gaines Township PA State Constable", knowledge.Constable},
		{"Pennsylvania State Constable Office Honey Brook Precinct 1", knowledge.Constable},

		{"New Berlin Marshal's Office", knowledge.Marshal},
		{"Smiley City Marshal's Office", knowledge.Marshal},
		{"Ward 5 Marshals Office", knowledge.Marshal},

		{"Office of the State Attorney, 20th Judicial Circuit", knowledge.Prosecutor},
		{"Parker County (County) Attorney's Office", knowledge.Prosecutor},
		{"Office of The District Attorney - Eighth District", knowledge.Prosecutor},
		{"Hendricks County Prosecutor's Office", knowledge.Prosecutor},
		{"Texas Office of the Attorney General", knowledge.Prosecutor},

		{"University of Florida Police Department", knowledge.Campus},
		{"Texas State University Police", knowledge.Campus},
		{"Florida A&M University Board of Trustees", knowledge.Campus},
		{"District Board of Trustees of Pensacola State College", knowledge.Campus},
		{"Westview Schools", knowledge.Campus},
		{"Clovis Unified School District", knowledge.Campus},

		{"Navajo Nation Police Department", knowledge.Tribal},
		{"Poarch Creek Tribal Police Department", knowledge.Tribal},
		{"Taos Pueblo Police Department", knowledge.Tribal},

		{"Florida National Guard", knowledge.Military},
		{"Florida State Guard", knowledge.Military},
		{"Louisiana Military Department", knowledge.Military},

		{"Lee County Port Authority Police", knowledge.Port},
		{"Melbourne International Airport Police Department", knowledge.Port},
		{"Port of Houston Authority", knowledge.Port},
		{"Metro Transit Police", knowledge.Port},

		{"Florida Department of Lottery Services", knowledge.Other},
		{"Louisiana Office of the State Fire Marshal", knowledge.Other},
		{"Dover Fire Marshal", knowledge.Other},
		{"Kleberg County Attorney's Specialized Crimes & Narcotics Task Force", knowledge.Other},
		{"16th Judicial Distric Drug Task Force", knowledge.Other},
		{"Arkansas Department of Public Safety-Crime Information Center", knowledge.Other},
		{"Florida Department of Law Enforcement", knowledge.Other},
		{"South Carolina Law Enforcement Division", knowledge.Other},
		{"Indiana Department of Homeland Security", knowledge.Other},
		{"Montana Department of Justice", knowledge.Other},
		{"", knowledge.Other},
		{" \xff ", knowledge.Other},
	} {
		if got := KindOf(tc.name); got != tc.want {
			t.Errorf("KindOf(%q) = %s, want %s", tc.name, got, tc.want)
		}
	}
}

// TestKindOfSpelling has names that differ from one on the list by what ICE changes from list to list.
func TestKindOfSpelling(t *testing.T) {
	for _, tc := range []struct {
		name string
		want knowledge.Kind
	}{
		{"Louisiana Department of Public Safety and Corrections", knowledge.Corrections},
		{"Texas Department of Public Safety, Highway Patrol", knowledge.StatePolice},
		{"Departments of Corrections", knowledge.Corrections},
		{"State Fire Marshal's Office", knowledge.Other},
		{"Airport of Sanford Police", knowledge.Port},
		{"Newport of the Sea Police Department", knowledge.Police}, // "port of" is no word of it
	} {
		if got := KindOf(tc.name); got != tc.want {
			t.Errorf("KindOf(%q) = %s, want %s", tc.name, got, tc.want)
		}
	}
}

// TestKindOfState checks that each state's department of public safety is told from a town's.
func TestKindOfState(t *testing.T) {
	for _, state := range []string{"Arizona", "Iowa", "Mississippi", "New Mexico", "Oklahoma", "South Carolina", "Texas"} {
		for _, name := range []string{state + " Department of Public Safety", state + " Dept. of Public Safety", state + " Highway Patrol", state + " State Police"} {
			if got := KindOf(name); got != knowledge.StatePolice {
				t.Errorf("KindOf(%q) = %s", name, got)
			}
		}
	}
	for _, town := range []string{"Kalamazoo", "Sunnyvale", "Highland Park"} {
		if got := KindOf(town + " Department of Public Safety"); got != knowledge.Police {
			t.Errorf("the public safety of %s is %s", town, got)
		}
	}
}
