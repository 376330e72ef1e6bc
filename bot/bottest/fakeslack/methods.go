package fakeslack

// method is a method of the Web API.
type method struct {
	name   string
	scopes []string // any one of which will do; none needs none
	app    bool     // wants the app's token
	open   bool     // wants none
	raw    bool     // reads the body itself
	do     func(*call) (any, *refusal)
}

// responseURL is what a post to a response_url is called among methods.
const responseURL = "response_url"

// methods are those that a bot which answers has use for.
func methods() []method {
	write, assistant, files := []string{"chat:write"}, []string{"assistant:write"}, []string{"files:write"}
	return []method{
		{name: "auth.test", do: (*call).authTest},
		{name: "apps.connections.open", app: true, scopes: []string{"connections:write"}, do: (*call).connectionsOpen},
		{name: "assistant.threads.setStatus", scopes: []string{"chat:write", "assistant:write"}, do: (*call).setStatus},
		{name: "assistant.threads.setSuggestedPrompts", scopes: assistant, do: (*call).setPrompts},
		{name: "assistant.threads.setTitle", scopes: assistant, do: (*call).setTitle},
		{name: "chat.delete", scopes: write, do: (*call).chatDelete},
		{name: "chat.postEphemeral", scopes: write, do: (*call).postEphemeral},
		{name: "chat.postMessage", scopes: write, do: (*call).postMessage},
		{name: "chat.update", scopes: write, do: (*call).chatUpdate},
		{name: "conversations.open", scopes: []string{"im:write", "mpim:write"}, do: (*call).conversationsOpen},
		{name: "files.completeUploadExternal", scopes: files, do: (*call).completeUpload},
		{name: "files.getUploadURLExternal", scopes: files, do: (*call).uploadURL},
		{name: "oauth.v2.access", open: true, do: (*call).access},
		{name: "team.info", scopes: []string{"team:read"}, do: (*call).teamInfo},
		{name: "users.info", scopes: []string{"users:read"}, do: (*call).usersInfo},
		{name: "views.open", do: (*call).viewsOpen},
		{name: "views.publish", do: (*call).viewsPublish},
		{name: "views.push", do: (*call).viewsPush},
		{name: "views.update", do: (*call).viewsUpdate},
	}
}
