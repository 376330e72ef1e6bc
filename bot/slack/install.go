package slack

import (
	"context"
	"net/http"
)

// installRoutes adds the pages by which workspaces install the app.
func (a *Adapter) installRoutes(*http.ServeMux) {}

// uninstalled forgets a workspace that the app is not in any more.
func (a *Adapter) uninstalled(ctx context.Context, _, teamID string) {
	if err := a.config.Settings.Remove(ctx, Platform, teamID); err != nil {
		a.log.Error("the settings of a workspace that was left are not removed", "error", err)
	}
}
