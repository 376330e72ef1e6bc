package index

// englishTalk are the words of everyday English that people put around a question: in a message, a letter, a chat. They say
// nothing of what is asked about, and none is a name by itself. A typing error is not mended to one of them: a misspelt
// name is close to too many.
const englishTalk = `
	able abt according account across actual add additional address afaik afraid afternoon again against agent agents agree agreeing ahead along alot
	alright although always among amount anonymous another answer answered answering answers anybodys anyhow anymore anyones anything anytime anyway
	anyways anywhere apart apologies apologize apparently appear appears appreciate appreciated appropriate arranged arrangement arrangements article
	articles asap aside asks assist assistance associated assume assuming attached attention attn aware away awesome background based basic basically bcs
	became because become becomes began begin beginning behind believe believed believes below beside besides better biggest bit blog body bother
	bothering boyfriend brief briefly bring bro brother brought btw buddy buy bye came cannot cant careful case cases catch category caught cause caused
	cc certain certainly chance chances chat cheers cite claim claimed claims clearly client clients close colleague colleagues collect come comes coming
	comment comments communicate concern concerned concerning concerns confirm confirmation confirmed confirming confused confusing connection consider
	considered considering contact contacted contacting context continue continued continues conversation copy couldnt couple course cousin cousins
	curious cuz dad date dates daughter dear decide decided decision dedicated define defined defines definitely definition delete deputize deputized
	deputizes despite detail detailed determine didn differ difference different difficult dig directly directory disregard doesn don doubt doubts dude
	dunno easily easy either else elsewhere email emailed emails employee employer enforce enforced enforces enforcing engage engaged engages engaging
	enough ensure entire entirely entity especially essentially etc eventually everybody everyone everything everywhere exact example except excuse expect
	expected experience explained express extra fairly fam familiar families family fast favor feel feeling feels fellow few fewer fewest fiance figure figured final
	finally finish follow followed following follows followup fool forget forgive forgot form formal formally former formerly found frequently friends
	full fully function further future fwd fyi gather gathering gave generally genuinely gimme girlfriend gives giving glad goes gone gonna googled gosh
	gotta gotten govt gracias grandma grandpa granted grateful greatly greetings groups guess guessing guidance hang happen happened happens hard hasn
	headline hear hearing helped helpful hence heres herself heya hiya hmm hmmm hola honest honestly hopefully hoping household howdy however hows huge
	huh hurry husband husbands idea ideas idk ignore imagine imho immediately imo important impression inbox include included includes including incorrect
	indeed indicate indicated individual inform informed initiative inquire inquired inquires inquiries inquiring inquiry inside insight instance instead
	interested interesting internet intro introduce investigating isn issues item ive job jobs journalist jst keep keeps kept kidding kinda kindly knew
	knowing knowledge known knows landed large largely late learn learned learning least legal legit legitimate lemme less letter letting lie liked link
	literally loads lol looked lookin looking looks lot lots loud madam made mail maintain make makes making mam manage manner mate matter matters maybe
	meant meanwhile meet members mention mentioned mentions message messaged messages mind misinformed missed missing mistake mistaken mister mom moment
	moments mood mother mum myself nah names naming nearby nearest necessarily necessary needed needing needs neighbor neighborhood neighborhoods
	neighboring neighbour neighbourhood neighbours neither nephew nervous newly newspaper niece night nobody none noone nope normally note notes nothing
	notice noticed nowadays numbers nvm obviously occur occurs official officially often oh okey omg online onto open opinion option order org
	organization original others otherwise ought ours ourselves outside overall own owner oye paragraph parent parents participant participants particular
	particularly parties partly party passed patient peeps per perhaps period permission personal personally persons pertaining phone pick picked piece
	pleas pleasure plenty plez plus plz podcast politely porfa porfavor portion position possible possibly posted posting posts potential potentially
	practical precisely prefer presence present presently presumably prev primarily primary print private prob probably problem problems process processed
	project prompt proper properly proud prove provide provided provides pull pulled purpose purposes puts putting quest quick quickest quickly quite
	quote raise ran rather re reach reached reaching read realise realize reason reasons recall receive received recipient recognize recommend record
	refer reference referring regard regarding regards regular regularly relate related relating relation relationship relatives relevant reliable rely
	remain remains remember remind reply report reported reporter reporting reports request requested requesting research researcher researching resident
	residents respect respectfully respond response result results return returned review reviewed reviewing roughly rumor rumors rumour rumours same sat
	save saved saw sayin saying search searched searching seek seeking seem seemed seems seen self send sending sense sent sentence separate separately
	serious seriously serve serves set several shared sharing sheesh shortly showed showing shown shows simple simply sincerely single sir sites situated
	situation skip slightly small somebody somehow someone something sometime sometimes somewhat somewhere son sons soon sooner sorry sorta sounds source
	specific specifically spell spelled spelling spend spoke staff started starting starts statement stay stayed staying stays straight strange strictly
	stuff subj subject such suddenly suggest super suppose supposed supposedly sure surely surprised swear talk talked talks tbh teach teacher tells tend
	text texted texting thankful theirs themselves therefore thereof theyre theyve think thinkin thinking thinks tho thought thoughts through throughout
	tia till title told topic totally touch toward towards tried tries truly trust try tryin trying ttyl turn turned turns twice types typical typically u
	ugh umm uncertain uncle unclear und understand understanding understood unfortunately unless unsure update updated updates upon ur useful user usual
	usually various verified verify verifying version versus very via viewed visit visited visiting wait waiting wanted wanting wants wasn watch watched
	watching ways web website websites well went weren werent weve whatever whatevs whenever wherever whichever whoever whole wife wish wished wishes
	wishing wondered wonderful wonders word worded words worker workers worried worries worry wouldnt wow write writes writing written wrong wrote wud wut
	ya yall yea yeah yep yo youd youll younger youre yours yourself yous youtube youve yup
`

// englishIdioms are phrases that say no more, though names have some of their words: Heard County, Powers, Early.
const englishIdioms = `
	por favor | si o no | buenos dias | buenas tardes | buenas noches | la migra
	i heard | we heard | have heard | just heard | ever heard | never heard | heard that | heard about | heard from | heard of | heard it
	good morning | good afternoon | good evening | good day | good night | nice day | great day | have a good | have a nice | have a great | great thanks
	real quick | for real | by the way | on the way | in any way | in some way | either way | early on | at this point | at some point | my point
	given that | given the | the media | a person | one person | in person
	my friend | a friend | friend of mine | friends of mine | friends | my uncle | my sister | my brothers | you guys | hey guys | hi guys | the guys | bunch of
	any idea | long story short | side note | start with | to start | in general | in common | on hand | one hand | other hand | at hand
	not clear | clear about | clear on | be clear | an issue | the issue | this issue | hold powers | holds powers | hold 287 | hold 287g | holds 287 | holds 287g | hold special powers | hold immigration powers | have powers | has powers | have the powers
	powers under | immigration powers | arrest powers | enforcement powers | g powers | 287g powers | special powers | law enforcement
	the news | in news | a news | news story | news says | this page | web page | the page | heads up | head of | big deal | the deal
	every day | these days | the other day | this day | to this day | have place | in place | for free | get on board | on board | social media | random question
	worth asking | sounds right | sound right | as far as | so far | far as i know | sir or | dear sir | nice to | day and | end of the day
	w ice | w the | w o | w immigration | w dhs | w feds | w federal | w 287g | w 287 | b c | quick q | a q | q about | my q | can u | do u | 4 me | 4 u | double check | are u | if u | u know | u tell | u r | r u | thank u`

// spokenProgram are the ways in which 287(g) is said aloud and then written down as heard.
const spokenProgram = `
	two eighty seven g | two eighty seven gee | two eighty seven | two eight seven g | two eight seven | to eighty seven g | too eighty seven g
	two hundred eighty seven g | two hundred and eighty seven g | two hundred eighty seven | two hundred and eighty seven
	2 87 g | 2 87g | 2 8 7 g | 28 7 g | 28 7g | 287 gee | two 87 g | two 87g`
