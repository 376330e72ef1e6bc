package place

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestReadErrors(t *testing.T) {
	good := map[string]string{
		statesFile:   "code,fips,name,territory\nFL,12,Florida,false\n",
		countiesFile: "fips,name,state\n12001,Alachua County,FL\n",
		citiesFile:   "name,state,counties\nGainesville,FL,12001\n",
		zipsFile:     "zip,city,state,counties\n32601,Gainesville,FL,12001\n",
	}
	for _, tc := range []struct{ name, file, text, want string }{
		{"good", "", "", ""},
		{"another header", citiesFile, "city,state,counties\n", "generate the file again"},
		{"empty", zipsFile, "", "generate the file again"},
		{"columns", countiesFile, "fips,name,state\n12001,Alachua County\n", "wrong number of fields"},
		{"an unknown county", zipsFile, "zip,city,state,counties\n32601,Gainesville,FL,12003\n", `ZIP 32601 is in the unknown county "12003"`},
		{"no county", citiesFile, "name,state,counties\nGainesville,FL,\n", "city Gainesville, FL is in no county"},
		{"an unknown state", citiesFile, "name,state,counties\nGainesville,GA,12001\n", `city Gainesville, GA is in the unknown state "GA"`},
		{"a county twice", countiesFile, "fips,name,state\n12001,Alachua County,FL\n12001,Alachua County,FL\n", "12001 Alachua County, FL stands there twice"},
		{"a code of four digits", countiesFile, "fips,name,state\n1201,Alachua County,FL\n", `county "1201"`},
	} {
		fsys := fstest.MapFS{}
		for name, text := range good {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		if tc.file != "" {
			fsys[tc.file] = &fstest.MapFile{Data: []byte(tc.text)}
		}
		_, err := Read(fsys)
		if (tc.want == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: got %v, want %q", tc.name, err, tc.want)
		}
	}
	if _, err := Read(fstest.MapFS{}); err == nil {
		t.Error("no files, and no error")
	}
}
