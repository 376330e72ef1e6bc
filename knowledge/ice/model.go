package ice

import (
	"strings"

	"ask287/knowledge"
)

// modelNames are ICE's own names, those that a misspelling is near.
var modelNames = []string{"TASK FORCE MODEL", "WARRANT SERVICE OFFICER", "JAIL ENFORCEMENT MODEL"}

// models has ICE's own names and the other names that ICE's texts use for the same models.
var models = map[string]knowledge.Model{
	"TASK FORCE MODEL":        knowledge.TaskForce,
	"TASK FORCE OFFICER":      knowledge.TaskForce,
	"TFM":                     knowledge.TaskForce,
	"WARRANT SERVICE OFFICER": knowledge.WarrantService,
	"WSO":                     knowledge.WarrantService,
	"JAIL ENFORCEMENT MODEL":  knowledge.JailEnforcement,
	"JEM":                     knowledge.JailEnforcement,
}

// model reads a support model. plain is false where the spelling is none of ICE's names but at most two edits from
// one, as in Warrant Services Officer and Jail Enforcment Model. What is none gives "": a fourth model would be
// news, not a misspelling.
func model(printed string) (m knowledge.Model, plain bool) {
	s := strings.ToUpper(tidy(printed))
	if m, ok := models[s]; ok {
		return m, true
	}
	name, ok := nearest(s, modelNames, 2)
	if !ok {
		return "", false
	}
	return models[name], false
}
