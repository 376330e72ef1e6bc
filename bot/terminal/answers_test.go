package terminal

import (
	"strings"

	"ask287/bot"
)

const listURL = "https://www.ice.gov/identify-and-arrest/287g"

func listedAnswer() bot.Answer {
	return bot.Answer{
		Language: "en",
		Parts: []bot.Part{
			{Kind: bot.Lead, Text: "Yes. The Alachua County Sheriff's Office in Florida takes part in 287(g). [1]"},
			{Kind: bot.Detail, Text: "It has two agreements on ICE's list of 2026-05-18:"},
			{Kind: bot.Item, Text: "task force model, signed 2025-02-26: trained officers may question and arrest people on immigration grounds during their ordinary duties [1][2]"},
			{Kind: bot.Item, Text: "warrant service officer, signed 2025-02-24: officers in the jail may serve ICE's administrative warrants [3]"},
			{Kind: bot.Caveat, Text: "The list is 40 days old. See [ICE's page](" + listURL + ") for a newer one."},
		},
		Citations: []bot.Citation{
			{N: 1, Title: "ICE, Participating Agencies", URL: listURL, AsOf: "2026-05-18", Locator: "row 172"},
			{N: 2, Title: "Memorandum of agreement, task force model, Alachua County Sheriff's Office", URL: "https://www.ice.gov/doclib/287gMOA/" + strings.Repeat("long", 20) + ".pdf", AsOf: "2025-02-26"},
			{N: 3, Title: "Memorandum of agreement, warrant service officer"},
		},
	}
}

func countyAnswer() bot.Answer {
	return bot.Answer{
		Language: "xx", // a language without words of its own is set in English
		Parts: []bot.Part{
			{Kind: bot.Lead, Text: "Yes: one of the two agencies of the county. [1]"},
			{Kind: bot.Item, Text: "Listed: A"},
			{Kind: bot.Item, Text: "Not listed: B"},
			{Kind: bot.Detail, Text: "Agencies of the whole state:"},
			{Kind: bot.Item, Text: "Listed: C"},
			{Kind: bot.Caveat, Text: "Agencies can cooperate with ICE without an agreement."},
		},
		Citations: []bot.Citation{{N: 10, Title: "Link as label", URL: listURL}},
	}
}

func spanishAnswer() bot.Answer {
	return bot.Answer{
		Language: "es",
		Parts: []bot.Part{
			{Kind: bot.Lead, Text: "La lista de ICE tenía 1,100 acuerdos con 954 agencias el 30 de diciembre de 2025, y 1,843 acuerdos con 1,549 agencias el 18 de mayo de 2026. [1]"},
			{Kind: bot.Caveat, Text: "Esa lista tiene 47 días."},
		},
		Series: []bot.Point{
			{Date: "2025-12-30", Count: bot.Count{Agreements: 1100, Agencies: 954}},
			{Date: "2026-05-18", Count: bot.Count{Agreements: 1843, Agencies: 1549}},
		},
		Citations: []bot.Citation{{N: 1, Title: "ICE, Participating Agencies", URL: listURL, AsOf: "2026-05-18", Locator: "lista.xlsx, filas 172, 173"}},
	}
}

func nastyAnswer() bot.Answer {
	return bot.Answer{
		Parts: []bot.Part{
			{Kind: bot.Lead, Text: "I know no \"\x1b[2J\x07\u202eevil\u009b31m\xff\" agency.\r\nNone."},
			{Kind: bot.Detail, Text: "東京都渋谷区の警察署は一覧にありません。東京都渋谷区の警察署は一覧にありません。"},
			{Kind: bot.Detail, Text: strings.Repeat("x", 90) + " 👩‍👩‍👧‍👦 " + strings.Repeat("🇺🇸", 30)},
			{Kind: bot.Detail, Text: "[" + listURL + "](" + listURL + ") and [one](not a link) and [2](" + listURL + ")"},
			{Kind: bot.Detail},
		},
		Citations: []bot.Citation{{N: 1, Title: "Title\nof\ttwo lines", URL: "https://example.org/\x1b[0m"}},
	}
}

func choicesAnswer() bot.Answer {
	return bot.Answer{
		Parts: []bot.Part{
			{Kind: bot.Lead, Text: "Which one do you mean?"},
			{Kind: bot.Option, Text: "Washington County Sheriff's Office, Alabama"},
			{Kind: bot.Option, Text: "Washington County Sheriff's Office, Arkansas"},
			{Kind: bot.Hint, Text: "Say its state."},
		},
	}
}
