package slack

import (
	"bytes"
	"encoding/json"
	"time"

	"github.com/slack-go/slack"
)

// eventEnvelope is what comes around an event (https://docs.slack.dev/apis/events-api/#event-type-structure).
type eventEnvelope struct {
	Type           string          `json:"type"`
	TeamID         string          `json:"team_id"`
	EnterpriseID   string          `json:"enterprise_id"`
	EventID        string          `json:"event_id"`
	EventTime      int64           `json:"event_time"` // in seconds since 1970
	Challenge      string          `json:"challenge"`  // of a url_verification
	Authorizations []authorization `json:"authorizations"`
	Event          innerEvent      `json:"event"`
}

// authorization is an installation that an event is for. There is one at the most
// (https://docs.slack.dev/changelog/2020-09-15-events-api-truncate-authed-users).
type authorization struct {
	EnterpriseID string `json:"enterprise_id"`
	TeamID       string `json:"team_id"`
	UserID       string `json:"user_id"`
	Everywhere   bool   `json:"is_enterprise_install"` // it is the enterprise's
}

// innerEvent is as much of an event as is looked at.
type innerEvent struct {
	Type            string           `json:"type"`
	Subtype         string           `json:"subtype"`
	User            text             `json:"user"`
	BotID           string           `json:"bot_id"`
	Text            string           `json:"text"`
	TS              string           `json:"ts"`
	ThreadTS        string           `json:"thread_ts"`
	Channel         text             `json:"channel"`
	ChannelType     string           `json:"channel_type"`
	Hidden          bool             `json:"hidden"`
	Edited          *struct{}        `json:"edited"`
	Tab             string           `json:"tab"` // of app_home_opened
	AssistantThread *assistantThread `json:"assistant_thread"`
	Tokens          struct {
		Bot []string `json:"bot"`
	} `json:"tokens"` // of tokens_revoked
	Teams []string `json:"team_ids"` // of team_access_revoked
}

// assistantThread is a conversation in the assistant's pane.
type assistantThread struct {
	UserID    string `json:"user_id"`
	ChannelID string `json:"channel_id"`
	ThreadTS  string `json:"thread_ts"`
	Context   struct {
		ChannelID string `json:"channel_id"`
		TeamID    string `json:"team_id"`
	} `json:"context"`
}

// command is a slash command (https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling).
type command struct {
	TeamID       string `json:"team_id"`
	EnterpriseID string `json:"enterprise_id"`
	ChannelID    string `json:"channel_id"`
	ChannelName  string `json:"channel_name"` // directmessage in a direct message
	UserID       string `json:"user_id"`
	Command      string `json:"command"`
	Text         string `json:"text"`
	ResponseURL  string `json:"response_url"`
	TriggerID    string `json:"trigger_id"`
}

// interaction is a press, a choice, a shortcut or a form (https://docs.slack.dev/reference/interaction-payloads).
type interaction struct {
	Type        string `json:"type"`
	TriggerID   string `json:"trigger_id"`
	ResponseURL string `json:"response_url"`
	CallbackID  string `json:"callback_id"` // of a shortcut
	Team        struct {
		ID           string `json:"id"`
		EnterpriseID string `json:"enterprise_id"`
	} `json:"team"`
	Enterprise struct {
		ID string `json:"id"`
	} `json:"enterprise"`
	User struct {
		ID     string `json:"id"`
		TeamID string `json:"team_id"`
	} `json:"user"`
	Channel struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	} `json:"channel"`
	Container struct {
		Type        string `json:"type"`
		MessageTS   string `json:"message_ts"`
		ThreadTS    string `json:"thread_ts"`
		ChannelID   string `json:"channel_id"`
		ViewID      string `json:"view_id"`
		IsEphemeral bool   `json:"is_ephemeral"`
	} `json:"container"`
	Message struct {
		TS       string          `json:"ts"`
		ThreadTS string          `json:"thread_ts"`
		Text     string          `json:"text"`
		User     string          `json:"user"`
		BotID    string          `json:"bot_id"`
		Blocks   json.RawMessage `json:"blocks"`
	} `json:"message"`
	View struct {
		ID         string `json:"id"`
		Hash       string `json:"hash"`
		Type       string `json:"type"` // modal or home
		CallbackID string `json:"callback_id"`
		Metadata   string `json:"private_metadata"`
		RootViewID string `json:"root_view_id"`
		State      state  `json:"state"`
	} `json:"view"`
	State   state    `json:"state"` // of a message
	Actions []action `json:"actions"`

	ActionID string `json:"action_id"` // of a block_suggestion, as BlockID and Value
	BlockID  string `json:"block_id"`
	Value    text   `json:"value"`
}

// state is what stands in the inputs, by block and action.
type state struct {
	Values map[string]map[string]action `json:"values"`
}

// action is a press, a choice, or what stands in an input.
type action struct {
	Type     string  `json:"type"`
	ActionID string  `json:"action_id"`
	BlockID  string  `json:"block_id"`
	Value    text    `json:"value"`
	Selected *option `json:"selected_option"`

	SelectedOptions      []option `json:"selected_options"`
	SelectedChannel      string   `json:"selected_channel"`
	SelectedConversation string   `json:"selected_conversation"`
}

type option struct {
	Value string                `json:"value"`
	Text  slack.TextBlockObject `json:"text"`
}

// text is a string where Slack writes one. Some events have an object of that name, whose id it is then; anything else is "".
type text string

func (t *text) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '"' {
		return json.Unmarshal(raw, (*string)(t))
	}
	if bytes.HasPrefix(raw, []byte("{")) {
		var o struct {
			ID any `json:"id"`
		}
		if json.Unmarshal(raw, &o) == nil {
			id, _ := o.ID.(string)
			*t = text(id)
		}
	}
	return nil
}

// place is where a delivery comes from. Either may be "".
type place struct{ enterprise, team string }

// place is the installation that an event is for: in a channel of several workspaces that of the one which has the app.
func (e eventEnvelope) place() place {
	for _, a := range e.Authorizations {
		if a.TeamID != "" || a.EnterpriseID != "" {
			return place{a.EnterpriseID, a.TeamID}
		}
	}
	return place{e.EnterpriseID, e.TeamID}
}

// at is when the event was; the zero time is not known.
func (e eventEnvelope) at() time.Time {
	if e.EventTime == 0 {
		return time.Time{}
	}
	return time.Unix(e.EventTime, 0)
}

// holder is whose installation an event is about: where that is told, of the workspace or of the enterprise alone.
func (e eventEnvelope) holder() place {
	p := e.place()
	if len(e.Authorizations) == 0 || p.team == "" || p.enterprise == "" {
		return p
	}
	if e.Authorizations[0].Everywhere {
		return place{enterprise: p.enterprise}
	}
	return place{team: p.team}
}

func (c command) place() place { return place{c.EnterpriseID, c.TeamID} }

func (i interaction) place() place {
	p := place{i.Enterprise.ID, i.Team.ID}
	if p.enterprise == "" {
		p.enterprise = i.Team.EnterpriseID
	}
	if p.team == "" { // of an app that is installed for all of an enterprise
		p.team = i.User.TeamID
	}
	return p
}
