package slack

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"

	"github.com/slack-go/slack"

	"ask287/bot"
)

// The forms, as their callbacks name them.
const (
	askForm    = "ask"
	reportForm = "report"
)

// The inputs of the forms: each is the only one of its block, which is called the same.
const (
	agencyInput   = "agency"
	stateInput    = "state"
	languageInput = "language"
	reportInput   = "what"
)

// mostReport is how long a report may be.
const mostReport = 1000

// origin is where a form was opened, which it carries (private_metadata, of at most 3,000 characters).
type origin struct {
	Channel  string `json:"channel,omitempty"`
	Thread   string `json:"thread,omitempty"`
	Hook     string `json:"hook,omitempty"`
	Alone    bool   `json:"alone,omitempty"`
	Press    string `json:"press,omitempty"` // of the answer that a report is about
	Language string `json:"language,omitempty"`
}

// origin is where a form was opened, as it carries it.
func (i interaction) origin() (o origin) {
	_ = json.Unmarshal([]byte(i.View.Metadata), &o) // nothing of it is needed
	return o
}

// openAsk opens the form that asks about an agency or a state.
func (q *asked) openAsk(ctx context.Context) {
	anything := 0
	pick := func(id string, atLeast *int) slack.Block {
		menu := slack.NewOptionsSelectBlockElement(slack.OptTypeExternal, plain(q.says("slack.hint."+id)), id)
		menu.MinQueryLength = atLeast
		return q.input(id, menu)
	}
	one := 1
	languages := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plain(q.says("slack.hint.language")), languageInput,
		optionOf(q.says("platform.language.en"), "en"), optionOf(q.says("platform.language.es"), "es"))
	seen := "slack.ask.where"
	if q.settings.Public && q.Hook != "" {
		seen = "slack.ask.public"
	}
	where := slack.NewContextBlock("", plain(q.says(seen)))
	q.open(ctx, slack.ModalViewRequest{
		CallbackID: askForm, Title: plain(q.says("slack.ask.title")), Submit: plain(q.says("slack.ask.submit")),
		Blocks: slack.Blocks{BlockSet: []slack.Block{pick(agencyInput, &one), pick(stateInput, &anything), q.input(languageInput, languages), where}},
	}, origin{})
}

// openReport opens the form that asks what is not right.
func (q *asked) openReport(ctx context.Context, p bot.Press) {
	what := slack.NewPlainTextInputBlockElement(nil, reportInput)
	what.Multiline, what.MaxLength = true, mostReport
	input := slack.NewInputBlock(reportInput, plain(q.says("platform.report.what")), nil, what)
	q.open(ctx, slack.ModalViewRequest{
		CallbackID: reportForm, Title: plain(q.says("platform.report.title")), Submit: plain(q.says("slack.report.submit")),
		Blocks: slack.Blocks{BlockSet: []slack.Block{input}},
	}, origin{Press: p.String()})
}

// input is an input of a form, which may be left empty.
func (q *asked) input(id string, element slack.BlockElement) slack.Block {
	block := slack.NewInputBlock(id, plain(q.says("slack.ask."+id)), nil, element)
	block.Optional = true
	return block
}

// open opens a form that knows where it was opened.
func (q *asked) open(ctx context.Context, v slack.ModalViewRequest, o origin) {
	o.Channel, o.Thread, o.Hook, o.Alone, o.Language = q.Channel, q.Thread, q.Hook, q.Alone, q.lang
	metadata, err := json.Marshal(o)
	if err == nil {
		v.Type, v.Close, v.PrivateMetadata = slack.VTModal, plain(q.says("slack.close")), string(metadata)
		_, err = q.OpenViewContext(ctx, q.Trigger, v)
	}
	if err != nil {
		q.log.Warn("a form was not opened", "error", failed(err))
		q.send(ctx, q.note("slack.form.failed"), alone)
	}
}

// options are what an input of the form may become while somebody types into it.
func (a *Adapter) options(ctx context.Context, i interaction) any {
	q := a.prepare(ctx, workspace{team: i.place().team}, spot{}, i.origin().Language)
	typing := bot.Typing{Of: i.ActionID, Text: string(i.Value), Language: q.lang}
	found := []*slack.OptionBlockObject{}
	switch i.ActionID {
	case stateInput:
		for _, c := range a.config.Bot.Suggest(ctx, typing, mostOptions) {
			found = append(found, optionOf(c.Label, c.State))
		}
	case agencyInput:
		found = append(found, a.agencies(ctx, typing, i.View.State.value(stateInput), q.settings.State)...)
	}
	return offer{found}
}

// offer is what a menu offers. slack-go's own leaves out an empty list, which Slack takes for an error.
type offer struct {
	Options []*slack.OptionBlockObject `json:"options"`
}

// agencies are the agencies and places that something typed may become. The state of the form narrows them; those of the workspace's
// state only come first, for other states are asked about too.
func (a *Adapter) agencies(ctx context.Context, typing bot.Typing, chosen, usual string) (found []*slack.OptionBlockObject) {
	states := []string{chosen}
	if chosen == "" && usual != "" {
		states = []string{usual, ""}
	}
	seen := map[string]bool{}
	for _, typing.State = range states {
		for _, typing.Of = range []string{"agency", "place"} {
			for _, c := range a.config.Bot.Suggest(ctx, typing, mostOptions) {
				if o := optionOf(c.Label, valueOf(c)); len(found) < mostOptions && !seen[o.Value] {
					seen[o.Value] = true
					found = append(found, o)
				}
			}
		}
	}
	return found
}

// value is what stands in an input of a form.
func (s state) value(input string) string {
	for _, inputs := range s.Values { // Slack makes up the ids of blocks that have none
		if in, ok := inputs[input]; ok {
			return in.value(string(in.Value))
		}
	}
	return ""
}

// submitted takes a form. It returns what is said against it; nil, where nothing is, closes it, and its answer is on its way.
func (a *Adapter) submitted(_ context.Context, w workspace, i interaction) any {
	o, s := i.origin(), i.View.State
	against := func(id string) any {
		input := agencyInput
		if i.View.CallbackID == reportForm {
			input = reportInput
		}
		return slack.NewErrorsViewSubmissionResponse(map[string]string{input: a.config.Bot.Texts(o.Language).Say(id, nil)})
	}
	if i.View.CallbackID == askForm && s.value(agencyInput) == "" && s.value(stateInput) == "" {
		return against("slack.ask.empty")
	}
	answer := func() {
		defer a.guard(nil)
		ctx, cancel := context.WithTimeout(a.ctx, taskTimeout)
		defer cancel()
		at := spot{Channel: o.Channel, Thread: o.Thread, User: i.User.ID, Hook: o.Hook, Alone: o.Alone}
		a.prepare(ctx, w, at, o.Language).form(ctx, i)
	}
	if !a.work.Do("user "+i.User.ID, answer) {
		a.count(bot.Busy)
		return against("platform.busy")
	}
	return nil
}

// form answers a form.
func (q *asked) form(ctx context.Context, i interaction) {
	o, s := i.origin(), i.View.State
	q.lang = cmp.Or(o.Language, q.lang)
	if i.View.CallbackID == reportForm {
		p, _ := bot.PressOf(o.Press)
		q.report(ctx, p, s.value(reportInput))
		return
	}
	how := alone
	if q.settings.Public && q.Hook != "" {
		how = forAll
	}
	q.send(ctx, q.chosen(ctx, s, how), how)
}

// chosen answers what was chosen in the form.
func (q *asked) chosen(ctx context.Context, s state, how way) sheet {
	if !q.allowed(ctx) {
		return q.note("platform.limited")
	}
	m := q.message()
	m.Alone = true
	m.Language = cmp.Or(s.value(languageInput), m.Language, q.lang)
	q.lang = m.Language
	m.Text, m.Again = named(s.value(agencyInput))
	if code := s.value(stateInput); code != "" && m.Again == "" {
		m.State = code
		if m.Text == "" {
			m.Text, m.Again = code, q.roster(ctx, code)
		}
	}
	if m.Again != "" {
		m.State = ""
	}
	out, _ := q.answered(ctx, m, 0, how)
	return out
}

// picked begins the value of a choice whose answer is had again; any other value is a question.
const picked = "="

// valueOf is what Slack gives back where a choice is chosen.
func valueOf(c bot.Choice) string {
	if value := picked + c.Again; c.Again != "" && len(value) <= mostValue {
		return value
	}
	return bot.Clip(c.Ask, mostValue)
}

// named reads what valueOf wrote.
func named(value string) (question, again string) {
	if token, ok := strings.CutPrefix(value, picked); ok {
		return "", token
	}
	return value, ""
}

// roster is how the agencies of a state are had, "" where there is no such state.
func (q *asked) roster(ctx context.Context, code string) string {
	for _, c := range q.config.Bot.Suggest(ctx, bot.Typing{Of: "state", Text: code, Language: q.lang}, mostOptions) {
		if c.State == code {
			return c.Again
		}
	}
	return ""
}
