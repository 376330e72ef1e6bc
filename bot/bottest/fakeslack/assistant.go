package fakeslack

// Thread is what the app said of a thread of the assistant's pane.
type Thread struct {
	Title       string
	Status      string // now
	Prompts     []Prompt
	PromptTitle string
}

// Prompt is a suggestion of what to ask.
type Prompt struct{ Title, Message string }

// Limits of the assistant's pane: docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts and setStatus.
const (
	maxPrompts = 4
	maxLoading = 10
)

// Thread is the state of a thread of the assistant's pane, and whether the app ever said anything of it.
func (s *Server) Thread(channel, ts string) (Thread, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.threads[channel+ts]
	if t == nil {
		return Thread{}, false
	}
	return *t, true
}

// thread is the thread that a call is about. The server is locked.
func (c *call) thread() (*Thread, *refusal) {
	id, ts := c.text("channel_id"), c.text("thread_ts")
	ch := c.s.channels[id]
	switch {
	case ch == nil || !c.s.covers(c.token.team, ch.Team):
		return nil, refuse("channel_not_found")
	case ts == "" && c.method.name == "assistant.threads.setSuggestedPrompts" && ch.user != "":
		c.e = c.s.owner(ofHome(ch.user)) // of the agent's view, where prompts stand above all threads
	case !isTS(ts):
		return nil, refuse("invalid_thread_ts")
	default:
		if c.e = c.s.owner(inThread(id, ts), ofThread(id, ts)); c.e == nil {
			return nil, refuse("invalid_thread_ts")
		}
	}
	t := c.s.threads[id+ts]
	if t == nil {
		t = &Thread{}
		c.s.threads[id+ts] = t
	}
	return t, nil
}

func (c *call) setStatus() (any, *refusal) {
	if refused := c.needs("channel_id", "thread_ts", "status"); refused != nil {
		return nil, refused
	}
	if v, ok := c.value("loading_messages"); ok && len(list(v)) > maxLoading {
		return nil, refuse("invalid_arguments", "[ERROR] no more than 10 items allowed [json-pointer:/loading_messages]")
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	t, refused := c.thread()
	if refused != nil {
		return nil, refused
	}
	t.Status = c.text("status")
	c.e.statuses = append(c.e.statuses, t.Status)
	return object{"ok": true}, nil
}

func (c *call) setTitle() (any, *refusal) {
	if refused := c.needs("channel_id", "thread_ts", "title"); refused != nil {
		return nil, refused
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	t, refused := c.thread()
	if refused != nil {
		return nil, refused
	}
	t.Title = c.text("title")
	return object{"ok": true}, nil
}

func (c *call) setPrompts() (any, *refusal) {
	if refused := c.needs("channel_id", "prompts"); refused != nil {
		return nil, refused
	}
	v, ok := c.value("prompts")
	if !ok || len(list(v)) == 0 || len(list(v)) > maxPrompts {
		return nil, refuse("invalid_arguments", "[ERROR] one to four items [json-pointer:/prompts]")
	}
	var prompts []Prompt
	for _, p := range list(v) {
		o, _ := p.(object)
		prompt := Prompt{text(o["title"]), text(o["message"])}
		if prompt.Title == "" || prompt.Message == "" {
			return nil, refuse("invalid_arguments", "[ERROR] a prompt needs a title and a message [json-pointer:/prompts]")
		}
		prompts = append(prompts, prompt)
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	t, refused := c.thread()
	if refused != nil {
		return nil, refused
	}
	t.Prompts, t.PromptTitle = prompts, c.text("title")
	if c.e != nil {
		c.e.answered()
	}
	return object{"ok": true}, nil
}
