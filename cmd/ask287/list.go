package main

// listCommand is what is done with ICE's lists.
type listCommand struct {
	Update   updateCommand   `cmd:"" help:"Look up ICE's page and take its newest lists."`
	Import   importCommand   `cmd:"" help:"Read workbooks that ICE has published: newer ones, and older ones as history."`
	Status   statusCommand   `cmd:"" help:"Tell which lists are in use, and what was set aside."`
	Changes  changesCommand  `cmd:"" help:"Tell who has joined, left or changed since a day."`
	Diff     diffCommand     `cmd:"" help:"Tell the same from one list to another: each a day or a workbook."`
	Export   exportCommand   `cmd:"" help:"Write agreements, agencies or the history for a spreadsheet."`
	Rollback rollbackCommand `cmd:"" help:"Take the lists out of use that were taken last."`
	Verify   verifyCommand   `cmd:"" help:"Check every file of the store against its checksum."`
}

// Help is kong's hook for more about the command.
func (listCommand) Help() string {
	return `For example:

  ask287 list update
  ask287 list changes --since 2026-03-01
  ask287 list export --csv history > history.csv

The lists are kept in the directory that --data names (default: the user's data directory), each as it was published, with its checksum. Without any, answers are from the list that is built in; with both, from the newer one.`
}
