package index

import "ask287/knowledge"

// english is the lexicon of English questions. Words stand in the form that knowledge.Words gives them:
// lower case, without apostrophes.
func english() *lexicon {
	return withFrames(newLexicon(
		map[Role]string{
			Filler: `
				a an is are am was were be been being do does did doing done has have had having can could will would
				may might should shall must i im me my we us our you your he she his her they them their it its this that
				these those there here who whos whom whose what whats which when where why how in on at by to from with within
				without into near around about as or if so but not no yes any some all every each both more most many much
				than then also too just even still already yet ever never now today currently right really actually please pls
				thanks thank hello hi hey ok okay tell show give find look see know need want wanna let lets ask asking
				check checking say says said true false correct wonder wondering question info information details status explain explained define definition describe
				287 287g 287gs g ice ices immigration dhs federal feds program programs agreement agreements deal contract moa memorandum
				memo list listed lists listing roster sign signs signed signing signup join joins joined joining take takes
				taking took taken part parts participate participates participating participated participation partner partners partnered
				partnership partnering cooperate cooperates cooperating cooperation collaborate collaborates collaborating work works working
				worked help helps helping involve involved member enrolled enroll active activity have had get gets got getting
				like kind sort type named called name up out over under local locally area live living living lives reside
				model models force enforcement law officer officers authority agency agencies department departments
				office offices team folks people guys community town's state states statewide country nationwide
				usa us america current new newest latest recent last first since year month week day ago been long
				count number total sum one ones leave leaves leaving left end ends ended ending quit stop stopped drop dropped withdraw withdrew
				whether use uses used using run runs running stand stands rule exactly thing things going happening mean means meaning place places called
				anyone anybody together altogether combined exist exists existed pending recently lately`,
			Generic:    `department departments office offices`,
			KindWord:   `sheriff sheriffs deputy deputies police policemen pd cop cops officer officers so constable constables marshal marshals trooper troopers jail jails prison prisons corrections correction prosecutor prosecutors campus da das`,
			Designator: `county counties parish parishes borough township village town city co cities towns municipio`,
			Joining:    `of the and for`,
		},
		englishTalk, englishIdioms, spokenProgram,
		`not isnt arent wasnt doesnt dont didnt hasnt havent wont never no without`, `signed together combined both sum`,
		phrases([]saying[knowledge.Kind]{
			{knowledge.StatePolice, `state trooper | state troopers | state police | state patrol | highway patrol | trooper | troopers | state cops`},
			{knowledge.Campus, `campus police | campus cops | campus pd | university police | college police | universities | colleges | university | college | campus | campuses | school police`},
			{knowledge.Military, `national guard | state guard`},
			{knowledge.Tribal, `tribal police | tribal | tribes`},
			{knowledge.Port, `port authority | airport police | airport | airports | transit police`},
			{knowledge.Constable, `constable | constables`},
			{knowledge.Marshal, `marshal | marshals`},
			{knowledge.Prosecutor, `da | das | district attorney | district attorneys | county attorney | county attorneys | prosecutor | prosecutors | attorney general | ag office | ags office | state attorney`},
			{knowledge.Corrections, `department of corrections | corrections | correction | prison | prisons | jail | jails | detention center`},
			{knowledge.Sheriff, `county so | parish so | sheriff | sheriffs | deputy | deputies`},
			{knowledge.Police, `police | pd | cop | cops | policemen | public safety`},
		}),
		phrases([]saying[knowledge.Model]{
			{knowledge.TaskForce, `task force | taskforce | tfm`},
			{knowledge.WarrantService, `warrant service | wso | warrant officer | warrant officers`},
			{knowledge.JailEnforcement, `jail enforcement | jail model | jem`},
		}),
		englishAspects(),
		phrases([]saying[Intent]{
			{Advice, `
				deport me | deport my | deport him | deport her | deport us | deported me | arrest me | arrested me | i got arrested
				i was arrested | i am arrested | detain me | detained me | my case | my visa | my asylum | my green card
				do i have to | can i be | will i be | will i get | what are my rights | my rights | need a lawyer | need lawyer
				my husband was | my wife was | my son was | my brother was | my dad was | my father was | my mother was | my friend was
				i am undocumented | im undocumented | i have no papers`},
			{Sources, `
				sources | your source | your sources | where does your data | where do you get | where does the data | data come from
				attribution | licence | license`},
			{Help, `help | what can you do | how do you work | how does this work | how do i use | commands | who are you | what are you`},
			{Count, `how many | number of | how much | total number`},
			{Roster, `
				which agencies | what agencies | which sheriffs | which police | which departments | which counties | which cities
				which universities | which colleges | who participates | who takes part | who signed | who has signed | who in
				list of | list all | list the | list sheriffs | list police | list agencies | all agencies | show all | show me all
				every agency | agencies in | agencies that`},
			{Definition, `what is | whats | what are | define | definition of | meaning of | what does | what do you mean by | explain`},
			{Explanation, `why | how does | how do | what do | what can | what may | what exactly | how can | how could | how would | how must | what must | is it true | what happens | what did | tell me about`},
		}),
		phrases([]saying[bool]{{true, `and also | and then | and | or | nor | plus | as well as | along with | and or | versus | vs`}}),
	))
}

// englishAspects are the ways to ask about time. What several share goes to the first.
func englishAspects() []phrase[Aspect] {
	return phrases([]saying[Aspect]{
		{Duration, `how long has | how long have | how long was | how long is | how long did | how long been | for how long | how many years | how many months`},
		{Signing, `
			when did | when was | when were | when has | when have | when does | when will | since when | how long ago | what date | which date
			what day | which day | what year | which year | what month | signed when | joined when | tell me when | date of signing | signing date
			date signed | start date | 1 sign | 1 signed | 1 join | 1 joined | 1 listed | 1 appear | 1 appeared | 1 get | 1 got`},
		{Presence, `
			were signed up | are signed up | was signed up | been signed up | many signed agreements | had signed agreements
			ever | used to | previously | formerly | in the past | still | anymore | any more | any longer | back then | history`},
		{Growth, `
			growth | grown | grow | grows | growing | grew | trend | trends | over time | over the years | by month | per month | monthly | month by month
			each month | every month | by year | per year | yearly | each year | every year | year by year | chart | graph | plot | evolved | evolution
			increase | increased | increases | increasing | risen | rise | rising | expanded | expansion | number changed | numbers changed | number change | numbers change | total change | doubled`},
		{Newest, `
			newest | latest | most recent | most recently | recently | lately | joined last | signed last | last to join | last to sign
			new agencies | new agreements | new ones | new signings | newly`},
		{Change, `changed | changes | change | what happened | what is new | whats new | anything new | what is different | differences | updates`},
		{Leaving, `
			leave | leaves | leaving | left | quit | quits | quitting | drop out | drops out | dropped out | dropping out | drop off | dropped off
			dropped | fell off | withdraw | withdraws | withdrew | withdrawn | ended | ends | ending | end its | end their | end the agreement
			cancel | cancels | canceled | cancelled | terminate | terminates | terminated | rescind | rescinded | revoke | revoked
			expire | expires | expired | lapse | lapsed | pull out | pulled out | back out | backed out | get out | got out | opt out | opted out
			exit | exited | no longer | removed from | taken off | gone from | give up | gave up | stop participating | stopped participating
			stop taking part | stopped taking part | stop working | stopped working | cut ties | disappear | disappeared
			departures | departure | dropouts | withdrawals | withdrawal | terminations | renew | renews | renewed`},
		{Entering, `join | joins | joined | joining | sign | signs | signed | signing | signings | signups | sign ups | added | additions
			newcomers | got on | get on | enter | entered | entering`},
		{Forecast, `will | gonna | going to | plan to | plans to | planning to | intend to | intends to | about to`},
		{Applying, `pending | waiting for approval | awaiting approval | not yet approved | apply | applies | applied | applying | application | applications | applicants`},
	})
}
