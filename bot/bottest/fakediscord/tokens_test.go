package fakediscord_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"ask287/bot/bottest/fakediscord"
)

// bare is a bot that does nothing, for a test to do it in its place.
func bare(t *testing.T, opts fakediscord.Options) (*fakediscord.Server, *discordgo.Session, func(fakediscord.Interaction) (*fakediscord.Exchange, *discordgo.Interaction)) {
	t.Helper()
	s := fakediscord.New(t, opts)
	got := make(chan *discordgo.Interaction, 1)
	d := opened(t, s, func(_ *discordgo.Session, i *discordgo.InteractionCreate) { got <- i.Interaction })
	return s, d, func(i fakediscord.Interaction) (*fakediscord.Exchange, *discordgo.Interaction) {
		e := s.Start(i)
		return e, <-got
	}
}

var deferred = &discordgo.InteractionResponse{
	Type: discordgo.InteractionResponseDeferredChannelMessageWithSource,
	Data: &discordgo.InteractionResponseData{Flags: discordgo.MessageFlagsEphemeral},
}

// A deferred answer is filled in by an edit or by the first follow-up, and stays ephemeral.
func TestDeferred(t *testing.T) {
	_, d, begin := bare(t, fakediscord.Options{})
	for _, fill := range []func(*discordgo.Interaction) error{
		func(i *discordgo.Interaction) error {
			_, err := d.InteractionResponseEdit(i, &discordgo.WebhookEdit{Content: ptr("filled"), AllowedMentions: noPings()})
			return err
		},
		func(i *discordgo.Interaction) error {
			_, err := d.FollowupMessageCreate(i, true, &discordgo.WebhookParams{Content: "filled", AllowedMentions: noPings()})
			return err
		},
	} {
		e, i := begin(fakediscord.Slash{Name: "287g"})
		if err := d.InteractionRespond(i, deferred); err != nil {
			t.Fatal(err)
		}
		if m, ok := e.Original(); ok {
			t.Errorf("an answer before there is one: %+v", m)
		}
		if err := fill(i); err != nil {
			t.Fatal(err)
		}
		m, ok := e.Answer(soon(t))
		if !ok || m.Text() != "filled" || !m.Ephemeral() || len(e.FollowUps()) != 0 {
			t.Errorf("filled in it is %+v", m)
		}
		if _, err := d.FollowupMessageCreate(i, true, &discordgo.WebhookParams{Content: "more", AllowedMentions: noPings()}); err != nil {
			t.Error(err)
		}
		if f := e.FollowUps(); len(f) != 1 || f[0].Text() != "more" {
			t.Errorf("the follow-ups are %+v", f)
		}
	}
}

func ptr[T any](v T) *T { return &v }

// A token is of no use before the first callback, and after its life.
func TestTokenLife(t *testing.T) {
	s, d, begin := bare(t, fakediscord.Options{Deadline: 100 * time.Millisecond, TokenLife: 300 * time.Millisecond})
	s.Allow(10015, 10062)
	e, i := begin(fakediscord.Slash{Name: "287g"})
	more := &discordgo.WebhookParams{Content: "more", AllowedMentions: noPings()}
	if _, err := d.FollowupMessageCreate(i, true, more); err == nil || !strings.Contains(err.Error(), "10015") {
		t.Errorf("a follow-up before the callback: %v", err)
	}
	if err := d.InteractionRespond(i, deferred); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Until(e.Sent.Add(310 * time.Millisecond)))
	if _, err := d.FollowupMessageCreate(i, true, more); err == nil || !strings.Contains(err.Error(), "50027") {
		t.Errorf("a follow-up with a dead token: %v", err)
	}
	e, i = begin(fakediscord.Slash{Name: "287g"})
	time.Sleep(time.Until(e.Sent.Add(110 * time.Millisecond)))
	if err := d.InteractionRespond(i, deferred); err == nil || !strings.Contains(err.Error(), "10062") {
		t.Errorf("a late callback: %v", err)
	}
	if c := s.Counts(); c.TokenDead != 1 || c.Late != 1 || c.Never != 1 {
		t.Errorf("the counts are %+v", c)
	}
}

// The places and the ways in which users act reach the bot as they are.
func TestPlaces(t *testing.T) {
	_, d, begin := bare(t, fakediscord.Options{})
	_, i := begin(fakediscord.Slash{Name: "287g", From: fakediscord.From{Context: 1, Locale: "es-419"}})
	if i.GuildID != "" || i.Member != nil || i.User.ID != fakediscord.DefaultUser || i.Locale != "es-419" || i.Context != discordgo.InteractionContextBotDM {
		t.Errorf("in direct messages: %+v", i)
	}
	_, i = begin(fakediscord.Slash{Name: "287g", From: fakediscord.From{Context: 2, UserInstalled: true}})
	if i.AuthorizingIntegrationOwners[discordgo.ApplicationIntegrationUserInstall] != fakediscord.DefaultUser {
		t.Errorf("installed by the user: %+v", i.AuthorizingIntegrationOwners)
	}
	_, i = begin(fakediscord.MessageCommand{Name: "Check for 287(g)", Target: "Polk County"})
	data := i.ApplicationCommandData()
	if m := data.Resolved.Messages[data.TargetID]; m == nil || m.Content != "Polk County" || i.Member.Permissions&discordgo.PermissionManageGuild != 0 {
		t.Errorf("a message's command: %+v", data)
	}
	e, i := begin(fakediscord.Slash{Name: "287g"})
	if err := d.InteractionRespond(i, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseModal, Data: &discordgo.InteractionResponseData{
		CustomID: "report", Title: "Not right",
		Components: []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
			discordgo.TextInput{CustomID: "what", Label: "What is wrong?", Style: discordgo.TextInputParagraph},
		}}},
	}}); err != nil {
		t.Fatal(err)
	}
	cb, _ := e.Callback()
	_, i = begin(fakediscord.Submit{Modal: *cb.Modal, Fields: map[string]string{"what": "all of it"}})
	row := i.ModalSubmitData().Components[0].(*discordgo.ActionsRow)
	if got := row.Components[0].(*discordgo.TextInput).Value; got != "all of it" {
		t.Errorf("the form says %q", got)
	}
}

// The bot's commands are kept, keep their ids, and are looked at.
func TestCommands(t *testing.T) {
	r := &recorder{TB: t}
	s := fakediscord.New(r, fakediscord.Options{})
	d := client(t, s)
	command := func(name, description string) []*discordgo.ApplicationCommand {
		return []*discordgo.ApplicationCommand{{
			Name: name, Description: description,
			DescriptionLocalizations: &map[discordgo.Locale]string{discordgo.SpanishES: "busca"},
			Options: []*discordgo.ApplicationCommandOption{{
				Type: discordgo.ApplicationCommandOptionSubCommand, Name: "ask", Description: "asks",
				Options: []*discordgo.ApplicationCommandOption{{Type: discordgo.ApplicationCommandOptionString, Name: "question", Description: "what", Required: true}},
			}},
		}}
	}
	first, err := d.ApplicationCommandBulkOverwrite(fakediscord.ApplicationID, "", command("287g", "looks up"))
	if err != nil {
		t.Fatal(err)
	}
	second, err := d.ApplicationCommandBulkOverwrite(fakediscord.ApplicationID, "", command("287g", "looks it up"))
	if err != nil || second[0].ID != first[0].ID || second[0].Description != "looks it up" {
		t.Errorf("again it is %+v, %v", second, err)
	}
	if all := s.Commands(""); len(all) != 1 || len(r.failures) > 0 {
		t.Errorf("%d commands, %q", len(all), r.failures)
	}
	for _, bad := range [][]*discordgo.ApplicationCommand{
		command("Upper", "x"), command("287g", strings.Repeat("x", 101)), command("two words", "x"), append(command("a", "x"), command("a", "x")...),
	} {
		if _, err := d.ApplicationCommandBulkOverwrite(fakediscord.ApplicationID, fakediscord.DefaultGuild, bad); err == nil {
			t.Errorf("%s was taken", bad[0].Name)
		}
		r.told(t, "50035")
	}
}

// A thread is not opened where the bot may not, and that is no fault of the bot's.
func TestMissingPermissions(t *testing.T) {
	s := fakediscord.New(t, fakediscord.Options{Guilds: []fakediscord.Guild{{ID: fakediscord.DefaultGuild, Channels: []fakediscord.Channel{
		{ID: fakediscord.DefaultChannel, Permissions: fakediscord.Everything &^ fakediscord.CreatePublicThreads},
		{ID: "17", Permissions: fakediscord.NoPermissions},
	}}}})
	d := client(t, s)
	m := s.Say(fakediscord.Say{Text: fakediscord.Mention})
	if _, err := d.MessageThreadStart(m.Channel, m.ID, "x", 60); err == nil || !strings.Contains(err.Error(), "50013") {
		t.Errorf("a thread without the permission: %v", err)
	}
	if _, err := d.ChannelMessageSend("17", "x"); err == nil || !strings.Contains(err.Error(), "50001") {
		t.Errorf("a message to a hidden channel: %v", err)
	}
}

// Posts to the bot's endpoint verify with the public key as discordgo sees it, and only those that are signed rightly.
func TestPost(t *testing.T) {
	s := fakediscord.New(t, fakediscord.Options{})
	endpoint := serveEndpoint(t, s)
	for name, how := range map[string]fakediscord.Signing{"forged": {Forged: true}, "garbled": {Garbled: true}, "changed": {Changed: true}, "unsigned": {Unsigned: true}} {
		if p, err := s.Ping(soon(t), endpoint, how); err != nil || p.Status != http.StatusUnauthorized {
			t.Errorf("%s: %d, %v", name, p.Status, err)
		}
	}
	if p, err := s.Ping(soon(t), endpoint, fakediscord.Signing{}); err != nil || string(p.Body) != `{"type":1}` {
		t.Errorf("PING: %s, %v", p.Body, err)
	}
	e, _, err := s.Post(soon(t), endpoint, fakediscord.Slash{Name: "287g"}, fakediscord.Signing{})
	if err != nil {
		t.Fatal(err)
	}
	if m, ok := e.Answer(soon(t)); !ok || m.Text() != "posted" {
		t.Errorf("the answer is %+v", m)
	}
	if got := fmt.Sprint(s.Counts().Answered); got != "1" {
		t.Errorf("answered %s", got)
	}
}
