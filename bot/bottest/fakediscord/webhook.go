package fakediscord

import "net/http"

// followUp is a message after the first; right after a deferral it fills the deferred one in.
func (c *call) followUp() (int, any, *failure) {
	if failed := c.alive(); failed != nil {
		return 0, nil, failed
	}
	if failed := invalid(c.s.checkMessage(c.body, c.files, nil)); failed != nil {
		return 0, nil, failed
	}
	m := c.s.build(c.from.Channel, c.from.Guild, c.body, c.raw, c.files)
	c.s.mu.Lock()
	fills := c.loading && c.callback.Type == callbackDeferred && !c.original.Deleted
	if !fills && c.from.UserInstalled && len(c.followUps) >= 5 {
		c.s.mu.Unlock()
		return 0, nil, refuse(http.StatusBadRequest, 40094, "Max number of follow up messages reached for this interaction")
	}
	if fills {
		m = c.original
		c.s.edit(m, c.body, c.raw, c.files)
		c.loading = false
	} else {
		m.exchange = c.Exchange
		c.followUps = append(c.followUps, m)
		c.s.counts.FollowUps++
		c.s.keep(m)
	}
	c.news.Tell()
	copied := *m
	c.s.mu.Unlock()
	if !copied.Ephemeral() {
		c.s.dispatchMessage("MESSAGE_CREATE", copied)
	}
	return http.StatusOK, copied.raw, nil
}

// message is the one of the interaction that the path names.
func (c *call) message() (*Message, *failure) {
	if failed := c.alive(); failed != nil {
		return nil, failed
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	id := c.r.PathValue("message_id")
	if m := c.original; m != nil && (id == "@original" || id == m.ID) && !m.Deleted {
		return m, nil
	}
	for _, m := range c.followUps {
		if m.ID == id && !m.Deleted {
			return m, nil
		}
	}
	return nil, refuse(http.StatusNotFound, 10008, "Unknown Message")
}

func (c *call) webhookGet() (int, any, *failure) {
	m, failed := c.message()
	if failed != nil {
		return 0, nil, failed
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return http.StatusOK, m.raw, nil
}

func (c *call) webhookEdit() (int, any, *failure) {
	m, failed := c.message()
	if failed != nil {
		return 0, nil, failed
	}
	if failed := invalid(c.s.checkMessage(c.body, c.files, c.s.snapshot(m))); failed != nil {
		return 0, nil, failed
	}
	c.s.mu.Lock()
	c.s.edit(m, c.body, c.raw, c.files)
	if m == c.original {
		c.loading = false
	}
	c.news.Tell()
	copied := *m
	c.s.mu.Unlock()
	if !copied.Ephemeral() {
		c.s.dispatchMessage("MESSAGE_UPDATE", copied)
	}
	return http.StatusOK, copied.raw, nil
}

func (c *call) webhookDelete() (int, any, *failure) {
	m, failed := c.message()
	if failed != nil {
		return 0, nil, failed
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	m.Deleted = true
	c.news.Tell()
	return http.StatusNoContent, nil, nil
}
