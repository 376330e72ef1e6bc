package index

// englishPersons are the words of newPersons.
const englishPersons = `
my our
husband wife son sons daughter daughters brother brothers sister sisters dad father mom mother mum parents cousin cousins uncle aunt nephew niece grandma grandpa friend friends boyfriend girlfriend fiance fiancee partner neighbor neighbors roommate coworker boss employee family kid kids child children student client brothers stepson stepdad inlaws relative relatives
i im ive ill we
me us him her my
arrested arrest detained detain deport deported deporting jailed caught apprehended handcuffed raided removed
jail prison custody detention ice hold court
says say said tells tell told thinks think thought heard hears claims claimed believes swears read saw wonders asks asked wants`

// englishLimits are the ways to ask for what is not told.
func englishLimits() []saying[Limit] {
	return []saying[Limit]{
		{Personal, `
			what should i do | what should we do | should i go | should i open | should i sign | should i call | should i talk | should i answer | should i tell | should i leave | should i stay | should i report
			should i show | should i carry | should i drive | should i worry | should i be | should i say | should i hire | should i plead | should i run | should i hide | should i move | should we | what do i do | what do we do | what can i do | what can we do | what would happen to me | what happens to me | what will happen to me
			am i safe | am i in danger | are we safe | is it safe for | is it safe to | safe for me | can i go to | can i drive | can i travel | can i work | can i leave | can i cross | can i refuse
			can we go to | can they take me | can they take my | can they stop me from | will they take me | will they take my | will ice take | if i go to | if i call the police | if i get pulled over | if i get stopped | if im stopped | if the police stop me | if they stop me | if a cop stops me | if police stop me | hand me over | turn me in | turn me over | report me | report my | call immigration on
			i overstayed | i have no status | i am illegal | im illegal | i have daca | i have tps | i am on a visa | my court date | my hearing | my lawyer | legal advice`},
		{Orders, `
			ignore your | ignore all | ignore previous | ignore the previous | ignore the above | ignore any | ignore everything | disregard your | disregard all | disregard previous | disregard the | forget your
			forget all | forget everything | forget previous | forget the previous | system prompt | your prompt | your instructions | previous instructions | your rules | override your | jailbreak | developer mode
			admin mode | debug mode | pretend you | pretend to be | pretend that | you are now | from now on you | roleplay | role play | repeat after me | say that | your api key | your password | your source code
			do anything now | new instructions | answer only with | answer with yes`},
		{Cooperation, `
			sanctuary city | sanctuary cities | sanctuary county | sanctuary counties | sanctuary state | sanctuary jurisdiction | sanctuary jurisdictions | sanctuary policy | sanctuary policies | sanctuary
			honors ice detainers | honor ice detainers | honors detainers | honor detainers | honoring detainers | accept detainers | accepts detainers | ignore detainers | ignores detainers | reject detainers
			ice detainers | ice detainer | ice holds | ice hold | immigration holds | immigration hold | detainers | detainer | notify ice | notifies ice | alert ice | alerts ice | call ice | calls ice | tell ice | tells ice
			contact ice | contacts ice | report to ice | reports to ice | turn over | turns over | turning over | turn people over | turns people over | hand over | hands over | hand people over | hands people over
			transfer to ice | transfers to ice | transfer people | transfers people | share information | shares information | share info | share data | shares data | share fingerprints | release dates
			let ice in | lets ice in | let ice into | lets ice into | access to the jail | in other ways | in another way | in any other way | other cooperation | without an agreement | without a 287g | informally | ice contract | detention contract | hold people for ice | holds people for ice
			rent beds | house detainees | houses detainees | joint operation | joint operations | joint raids | ice raids | raids`},
		{Opinion, `
			what do you think | what is your opinion | your opinion | your view | your views | your thoughts | do you think | do you agree | do you like | do you hate | do you support | do you believe | do you care
			how do you feel | are you for or against | are you against | are you in favor | whose side | which side are you | are you a democrat | are you a republican | are you liberal | are you conservative
			are you biased | who should i vote | who would you vote | racist | corrupt | evil | nazis | fascist | fascists | gestapo | heroes | good guy | good guys | bad guy | bad guys | good person | bad person | good people | bad people | good sheriff | bad sheriff | good cop | good cops | bad cop | bad cops | nice people | is it wrong | is it right | is it moral | is it immoral | trustworthy | the best sheriff | the worst sheriff`},
		{Self, `
			are you a bot | are you a robot | are you a human | are you human | are you a person | are you real | are you a real | are you an ai | are you ai | are you a machine | are you ice | are you the police | are you the government
			are you chatgpt | is this a bot | is this a real person | is this ai | is this ice | am i talking to | who made you | who built you | who created you | who owns you | who runs you | what is your name | whats your name
			how old are you | where are you from | do you work for ice | do you report | do you store | do you keep | do you save | do you track | do you remember me | how are you`},
		{Play, `
			tell me a joke | tell a joke | joke | jokes | sing | song | poem | rap | tell me a story | a story | riddle | i love you | love you | marry me | will you marry | are you single | play a game | lets play | make me laugh | knock knock
			do you love me | kiss me | write an essay | write me | write a | horoscope | fortune`},
		{Spam, `
			click here | click the link | buy now | order now | limited offer | special offer | free money | make money | earn money | get rich | work from home | casino | viagra | cialis | crypto giveaway | giveaway | promo code
			discount code | discount | subscribe | onlyfans | followers | airdrop | seo services | loan offer | guaranteed income | nigerian prince | hot singles`},
		{Insult, `
			stupid | dumb | idiot | idiotic | moron | useless | worthless | suck | sucks | fuck | fucking | shit | shitty | bullshit | asshole | bitch | crap | garbage | trash | hate you | shut up | go to hell | screw you | damn
			loser | liar | jerk | dumbass | bastard | pathetic | terrible | worst | awful`},
		{Thanks, `
			thank you | thanks | thank u | thx | thnx | ty | tysm | appreciate it | appreciated | much appreciated | great answer | good bot | good job | nice job | well done | perfect | awesome | cool | great | very helpful | helpful`},
		{Farewell, `bye | goodbye | good bye | bye bye | see you | see ya | cya | take care | good night | have a nice day | have a good day | have a great day | later`},
		{Greeting, `hello | hi | hey | hiya | howdy | good morning | good afternoon | good evening | greetings | whats up | sup | yo | hello there | hi there`},
	}
}

// englishBeside are the words that may stand beside greetings, thanks and insults.
const englishBeside = `
	a an and the so very much all for your you youre u are is this it that that's thats was were be to of my again there everyone everybody guys bot ask287 robot thing program help info information answer time today
	really just what oh ok okay yes no lot ton million friend sir maam madam have nice day good one piece too god bless up off get out`
