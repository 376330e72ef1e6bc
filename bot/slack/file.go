package slack

import (
	"bytes"
	"context"

	"github.com/slack-go/slack"

	"ask287/bot"
)

// What turns the pages of a text that is shown as it is.
const (
	textPage = "text.page"
	filePage = "file.page"
)

// How much of such a text a page shows.
const (
	mostCode   = mostBlock - 100 // characters in a block, without what makes it one of code
	codeBlocks = 3
)

// copied is an answer for pasting elsewhere.
func (q *asked) copied(ctx context.Context, m bot.Message, p bot.Press) {
	answer, err := q.ask(ctx, m)
	if err != nil {
		q.send(ctx, q.failure(ctx, err), alone)
		return
	}
	q.sendCode(ctx, answer.Plain(), p, textPage)
}

// file is an answer's agencies as a table: in a file, which goes to the app's direct messages with the one who pressed; or, where the
// workspace does not let the app send files (the scope files:write is optional), as a text.
func (q *asked) file(ctx context.Context, m bot.Message, p bot.Press) {
	table, err := q.config.Bot.Export(ctx, m)
	if err != nil {
		q.send(ctx, q.failure(ctx, err), alone)
		return
	}
	if p.Verb == bot.AsFile && q.upload(ctx, "ask287.csv", table) {
		if !q.Direct {
			q.send(ctx, q.note("slack.file"), alone)
		}
		return
	}
	q.sendCode(ctx, string(table), p, filePage)
}

// upload sends a file to the direct messages, and reports whether it did.
func (q *asked) upload(ctx context.Context, name string, data []byte) bool {
	err := q.uploaded(ctx, name, data)
	if err != nil && !isRefused(err) {
		q.log.Warn("a file was not sent", "error", failed(err))
	}
	return err == nil
}

func (q *asked) uploaded(ctx context.Context, name string, data []byte) error {
	if len(data) == 0 || !q.may("files:write") {
		return errNoScope
	}
	to, err := q.GetUploadURLExternalContext(ctx, slack.GetUploadURLExternalParameters{FileName: name, FileSize: len(data)})
	if err != nil {
		return err
	}
	if err := q.UploadToURL(ctx, slack.UploadToURLParameters{UploadURL: to.UploadURL, Reader: bytes.NewReader(data), Filename: name}); err != nil {
		return err
	}
	channel, thread := q.Channel, q.Thread
	if !q.Direct { // a message to them tells the id of the direct messages; a file takes no user's
		if channel, _, err = q.PostMessageContext(ctx, q.User, q.note("platform.attached").options("")...); err != nil {
			return err
		}
		thread = ""
	}
	_, err = q.CompleteUploadExternalContext(ctx, slack.CompleteUploadExternalParameters{
		Files: []slack.FileSummary{{ID: to.FileID, Title: name}}, Channel: channel, ThreadTimestamp: thread,
	})
	return err
}

// sendCode shows a page of a text as it is, to the one who pressed alone.
func (q *asked) sendCode(ctx context.Context, text string, p bot.Press, turn string) {
	all := pieces(inCode(text), mostCode)
	of := (len(all) + codeBlocks - 1) / codeBlocks
	at, how := 0, alone
	if p.Verb == turn {
		at, how = min(max(p.Page, 0), of-1), inPlace
	}
	var out sheet
	for _, piece := range all[at*codeBlocks : min((at+1)*codeBlocks, len(all))] {
		code := "```\n" + piece + "\n```"
		out.blocks = append(out.blocks, slack.NewSectionBlock(rich(code), nil, nil))
		out.text += code + "\n"
	}
	if of > 1 {
		texts := q.config.Bot.Texts(q.lang)
		number := texts.Say("platform.page", map[string]any{"N": at + 1, "Of": of})
		out.blocks = append(out.blocks, slack.NewContextBlock("", plain(number)))
		out.text += number
		out.blocks = append(out.blocks, row(turning(texts, bot.Press{Verb: turn, Language: p.Language, Again: p.Again}, at, of))...)
	}
	q.send(ctx, out, how)
}
