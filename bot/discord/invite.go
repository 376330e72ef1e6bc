package discord

import (
	"encoding/base64"
	"errors"
	"net/url"
	"strconv"
	"strings"

	"ask287/bot"
)

// Permissions (https://discord.com/developers/docs/topics/permissions). Commands need none; these are for questions that mention
// the application.
const (
	viewChannel           = 1 << 10 // to see that it is mentioned
	sendMessages          = 1 << 11 // to answer where no thread can be opened, and to post reports
	readMessageHistory    = 1 << 16 // to reply to a message
	createPublicThreads   = 1 << 35 // to answer in a thread
	sendMessagesInThreads = 1 << 38

	permissions = viewChannel | sendMessages | readMessageHistory | createPublicThreads | sendMessagesInThreads
)

// Invite returns the link by which somebody puts the application on a server, with the permissions that it needs and no more.
func Invite(token bot.Secret) (string, error) {
	first, _, _ := strings.Cut(string(token), ".")
	id, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(first, "="))
	if err != nil || !isID(string(id)) {
		return "", errors.New("discord: the token does not begin like one: copy it anew from your application's Bot page into ASK287_DISCORD_TOKEN")
	}
	q := url.Values{"client_id": {string(id)}, "scope": {"bot applications.commands"}, "permissions": {strconv.Itoa(permissions)}}
	return "https://discord.com/oauth2/authorize?" + q.Encode(), nil
}

func isID(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
