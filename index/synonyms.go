package index

import "ask287/knowledge"

// synonyms are words that mean the same where a text is looked for, by language: those of a line. They stand as knowledge.Words
// gives them, one form of each is enough.
var synonyms = map[knowledge.Lang]string{knowledge.English: englishSynonyms, knowledge.Spanish: spanishSynonyms}

// elsewhere are topics near those of the texts that nothing is known of here, by language: one a line, and how people ask
// for it. A question that is more like one of them than like any text is not answered with a text.
var elsewhere = map[knowledge.Lang]string{knowledge.English: englishElsewhere, knowledge.Spanish: spanishElsewhere}

// field are words that are said of the program and little else, by language. A question that has one needs to be less like a text.
var field = map[knowledge.Lang]string{knowledge.English: englishField, knowledge.Spanish: spanishField}

const englishField = `287g ice immigration immigrants migrants deport deportation removal undocumented detainer detainers sanctuary sanctuaries
	order administration nta ntas warrant warrants federal agreement agreements arrests arrested gang murder jail booked mayors indemnification profiling latino
	wso jem tfm moa lyons congress trump obama biden model models task`

const englishSynonyms = `
	police cop cops policeman policemen pd policing
	agent agents
	officer deputy deputies
	deport deported deportation deportations removal removals remove removed expel expelled expulsion
	arrest arrests catch caught nab nabbed apprehend apprehended bust busted
	hold holds detain detained detaining detention keep kept locked
	sue sued lawsuit lawsuits litigation
	court courts tribunal
	100 hundred
	money funds funding fund cash budget dollars
	lose losing loss
	pay pays paid salary wages reimburse reimburses reimbursed foots foot
	cost costs bill bills expense expenses
	supervise supervises supervised supervision oversee oversees oversight
	leave leaves left quit quits quitting withdraw withdraws exit exits cancel canceled cancelled terminate terminated
	liable liability accountable
	refuse refuses refused decline declines reject rejects
	training train trained trains course
	gang gangs gangster gangsters
	murder murders murderer murderers killer killers homicide homicides
	sex sexual rape rapist rapists
	criminal criminals offender offenders crime crimes felon felons convict convicts
	start started begin began begun created creation origin launched founded
	end ended stopped stop discontinued abolished
	apply applies applied application applicant
	join joins joining sign enroll enrol
	mandatory obliged obligated forced force compulsory obligatory
	must required require
	good pro pros benefit benefits advantage advantages upside
	bad con cons disadvantage disadvantages downside drawback drawbacks
	support supporter supporters favor advocates proponents defend defenders
	against oppose opposed opponent opponents critic critics criticize criticism criticisms
	afraid fear scared fearful worried worry worries frightened terrified anxious
	doctor doctors clinic clinics hospital hospitals health medical
	school schools student students kids children teacher teachers
	employer employers worker workers business businesses
	document documents papers paperwork
	meaning mean means
	called name named
	gear equipment weapons vehicles
	military army
	mayor mayors official officials
	charged charges prosecuted prosecute indicted
	president presidents
	existed exist
	not isnt arent wasnt doesnt dont didnt
	town city cities county counties municipality locality
	gain gains win wins
	look looks looking appearance skin race racial racially racism ethnic brown latino latinos hispanic
	lawyer lawyers attorney attorneys
	enough sufficient
	victim victims
	check checks checked screen screened screening look
	jail jails prison lockup
	legal lawful illegal unlawful constitutional unconstitutional
	future next
	website site page web
	official authoritative
	rule rules
	obstruct obstructing obstruction block blocking impede
	overview rundown summary basics
	born birth citizenship citizen nationality
	inmate inmates prisoner prisoners
	immigrant immigrants migrant migrants
	difference different differ compare
	boss head chief director leader`

const englishElsewhere = `
	become a police officer | how do I become a cop | police jobs | sheriff jobs | join the police academy | work for the sheriff | hiring deputies | requirements to be an officer
	police salary | how much does a police officer make | how much money does a sheriff earn | deputy pay
	get a green card | apply for a green card | renew a green card | how long does a green card take | permanent residence application
	get a visa | tourist visa | student visa | work visa | what is a visa | visa interview
	become a citizen | citizenship test | naturalization | cost of citizenship
	apply for asylum | refugee status | daca | tps | work permit | employment authorization | uscis case status
	renew a passport | get a passport | travel documents | travel abroad
	report a crime | report a stolen car | file a police report | call the police emergency | missing person
	pay a ticket | parking ticket | speeding ticket | traffic fine | speed limit | driver license | register a car
	bail | bond amount | post bail | visit an inmate | find an inmate | visiting hours of the jail
	who is the sheriff | sheriff election | who is the governor | who is the mayor | phone number of the sheriff | address of the police
	other agencies | what does the fbi do | cia | dea | atf | supreme court | border patrol wall
	join the army | military service | recruiting office | veterans
lawyer fees | what does a lawyer cost | find a lawyer | jury duty
who is the president of | constitution | bill of rights | election day
minimum wage | taxes | file taxes | social security | medicare | food stamps | school enrollment | rent | find a job | salary
	marijuana | guns | buy a gun | gun permit | is it legal to carry
	weather | weather forecast | temperature | rain tomorrow | snow | storm | hurricane | ice on the road | what time is it | date today | calendar | holiday
	sports | game score | who won the game | football team | super bowl | election results | lottery
	recipe | cook | restaurant | a good restaurant near me | pizza | food | movie | music | song | book | video game
	population | crime rate | how many people live in | capital of | how far | distance | how tall | history of the country | geography
	science | math | planets | physics | medicine | vaccine | doctor appointment | translate a word | meaning of life
	money exchange | bitcoin | stock price | bank hours | buy a phone | car prices | hotel | flight`
