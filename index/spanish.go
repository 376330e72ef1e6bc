package index

// spanish returns the glosses of Spanish questions. Words stand in the form that knowledge.Words gives them: lower case, without
// accents. What people say for an agency, a place, a time or an act is given in the words of the English lexicon.
func spanish() *glosses {
	sayings := append(spanishWords(), spanishTimes()...)
	return newGlosses(sayings, spanishFillers, spanishParticles, phrases(spanishCues()))
}

// spanishParticles are articles and prepositions that names in the United States begin with or have within them, too.
const spanishParticles = `el la los las de del du`

func spanishWords() []saying[string] {
	return []saying[string]{
		{"", spanishIdioms},
		// Agencies.
		{"sheriff", `sheriff | alguacil | aguacil | alguasil | comisario | sherif | cherif | sheriffe | oficina del alguacil | oficina del sheriff | oficina de alguacil | oficina del cherif
			departamento del sheriff | departamento del alguacil | despacho del sheriff | alguacilazgo | alguacil mayor`},
		{"sheriffs", `alguaciles | comisarios | oficinas del sheriff | oficinas del alguacil`},
		{"deputy", `ayudante del sheriff | ayudante del alguacil | agente del sheriff | agente del alguacil | diputado del sheriff`},
		{"deputies", `ayudantes del sheriff | ayudantes del alguacil | agentes del sheriff | agentes del alguacil | diputados del sheriff`},
		{"police", `police | policia | policias | policiaca | poli | polis | chota | jura | departamento de policia | depto de policia | dpto de policia | departamento de la policia | fuerza policial
			policia municipal | policia local | policia de la ciudad | policia del pueblo | patrulla | patrullas | policiales | uniformados | tira`},
		{"state police", `policia estatal | policia del estado | policias estatales`},
		{"highway patrol", `patrulla de caminos | patrulla de carreteras | patrulla de carretera | policia de caminos | patrulla vial`},
		{"state patrol", `patrulla estatal | patrulla del estado`},
		{"state troopers", `troopers estatales | estatales | tropas estatales`},
		{"campus police", `policia del campus | policia universitaria | policia escolar | policia de la universidad`},
		{"university", `universidad`}, {"universities", `universidades`}, {"college", `colegio universitario`}, {"colleges", `colegios`},
		{"campus police of university", `policia de la universidad de`},
		{"national guard", `guardia nacional`}, {"state guard", `guardia estatal`},
		{"tribal police", `policia tribal`}, {"tribal", `tribal | tribales`}, {"tribes", `tribus`},
		{"airport", `aeropuerto`}, {"airports", `aeropuertos`}, {"airport police", `policia del aeropuerto`}, {"port authority", `autoridad portuaria | policia del puerto`},
		{"transit police", `policia de transito`},
		{"constable", `condestable`}, {"constables", `condestables`},
		{"prosecutor", `fiscal | fiscalia | procurador`}, {"prosecutors", `fiscales | fiscalias`}, {"district attorney", `fiscal de distrito | fiscalia de distrito | fiscal del distrito`},
		{"attorney general", `fiscal general | procurador general | procuraduria general`},
		{"jail", `carcel | carceles | centro de detencion | bote | calabozo | tambo | centro penitenciario`}, {"prison", `prision | penal | penitenciaria | prisiones`},
		{"department of corrections", `departamento de correcciones | departamento de correccionales | departamento correccional | departamento penitenciario | departamento de prisiones`},
		{"corrections", `correcciones | correccional | correccionales`},
		{"officers", `oficiales | agentes | agente | oficial`},
		{"department", `department | departamento | depto | dpto`}, {"departments", `departamentos`}, {"office", `office | oficina`}, {"offices", `oficinas`},
		{"agency", `agencia | entidad | corporacion`}, {"agencies", `agencias | entidades | corporaciones`},
		// Places.
		{"county", `county | condado`}, {"counties", `condados`},
		{"city", `ciudad de | la ciudad de | ciudad`}, {"cities", `ciudades`}, {"town", `pueblo de | poblado de | el pueblo de`}, {"village", `village | villa de | aldea de`},
		{"township", `township | municipio de | municipio`}, {"parish", `parroquia de | parroquia`}, {"parishes", `parroquias`}, {"borough", `distrito municipal`},
		{"state", `estado de | estado`}, {"states", `estados`}, {"statewide", `a nivel estatal | en todo el estado`}, {"nationwide", `a nivel nacional | en todo el pais | en total`},
		{"in", `en | dentro de`}, {"near", `cerca de | cercano | cerca`}, {"and", `y | e | asi como | y tambien`}, {"or", `o | u`}, {"from", `desde aqui`},
		// Models.
		{"task force", `fuerza de tarea | fuerza de tareas | grupo de trabajo | fuerza operativa`}, {"model", `modelo`}, {"models", `modelos`},
		{"warrant service", `servicio de ordenes | ordenes judiciales`}, {"warrant officers", `oficiales de ordenes | oficial de ordenes | oficial de servicio de ordenes`},
		{"jail enforcement", `aplicacion en la carcel | aplicacion en carceles | aplicacion en carcel`}, {"jail model", `modelo de carcel | modelo carcelario | modelo de la carcel`},
		// The program.
		{"287g", `doscientos ochenta y siete g | doscientos ochenta y siete | dos ochenta y siete g | dos ochenta y siete | dos ocho siete g | dos ocho siete`},
		{"agreement", `acuerdo | convenio | contrato | pacto | trato`}, {"agreements", `acuerdos | convenios | contratos | pactos`},
		{"how many", `cuantos | cuantas`}, {"number", `numero | numero de | cantidad | cantidad de`}, {"which", `cuales | cual`}, {"what", `que`}, {"who", `quien | quienes`}, {"where", `donde`}, {"how", `como`}, {"why", `porque | por que`},
		{"list", `lista | listado | listas | lista de | listado de`}, {"all", `todas | todos | toda | todo`}, {"any", `alguna | alguno | algun | algunas | algunos`},
		{"both", `ambos | ambas`}, {"together", `juntos | juntas`}, {"combined", `sumados | sumadas`}, {"sum", `suma`},
		{"not", `no | tampoco | nunca | jamas | ninguna | ninguno | ningun | sin`},
	}
}

// spanishFillers are the words that say nothing of what is asked about.
const spanishFillers = `
	a al ante con contra por para pa segun sobre tras lo le les se me te nos mi mis tu tus su sus nuestro nuestra nuestros nuestras
	yo ella ellos ellas usted ustedes ud uds vos vosotros nosotros un una unos unas este esta estos estas ese esa esos esas eso esto aquel aquella
	si pero aunque tambien solo solamente ademas ya mas menos muy mucho mucha muchos muchas tan tanto bien mal mejor
	es son era eran fue fueron sera seran ser sido siendo estoy esta estas estan estaba estaban estar este estado estuvo hay habia haya hubo
	ha han he hemos has tiene tienen tengo tenia tenian tener tenga tuvo hacen haciendo hacer hizo
	participa participan participar participando participacion participo participante participantes colabora colaboran colaborar colaborando colaboracion
	coopera cooperan cooperar cooperando cooperacion trabaja trabajan trabajar trabajando trabajo trabajos ayuda ayudan ayudar ayudando apoya apoyan
	forma forman parte partes metido metida metidos metidas involucrado involucrada inscrito inscrita inscritos apuntado apuntada afiliado afiliada asociado asociada
	aparece aparecen figura figuran sale salen consta incluido incluida incluidos listado listada
	programa programas migra migracion inmigracion ice federal federales gobierno gringos
	veo vemos quiero quisiera quieren puede pueden puedes podria podrias puedo deseo necesito necesitaria saber sabe sabes saben se conocer ver buscar busca
	diga digame dime decir dice dicen dijo dijeron explicar informar informacion info informe consulta consultar pregunta preguntar duda dudas
	favor porfa porfavor porfis gracias hola buenos buenas dias tardes noches oye oiga oigan disculpe disculpa perdon senor senora amigo amiga compa
	verdad cierto cierta falso seguro segura realmente actualmente ahora ahorita hoy momento aca aqui alla ahi vivo vive viven vivimos vivir resido
	gente persona personas comunidad vecino vecina vecinos familia primo prima hermano hermana zona area barrio lugar sitio pais local locales
	cosa cosas algo alguien nadie uno otra otro otras otros misma mismo cada tipo clase forma manera
	significa significan significado definicion defina define refiere explica explique explicame expliqueme funciona funcionan pasa cuentame cuenteme hablame hableme entiende llama llaman llamo nombre
	nomas asi pues bueno entonces mira fijate eh
	formal legal regular particular personal original final simple super via internet email web blog chat
	anda andan andar hecho dado visto oido leido escuche lei vi creo pienso supongo dizque disque acaso sera`

// spanishFrames are words of Spanish without a gloss that a name is put in to be looked up.
const spanishFrames = `
	| vivo | vive | viven | vivimos | vivir | resido | soy | estoy | aqui | aca | hay | info | informacion | dime | digame | cuentame | cuenteme | hablame | hableme | quiero | quisiera | saber | ver
	| zona | area | si | no | pero | tambien | pues | oiga | favor | buenos | buenas | dias | tardes | noches | me | mi | se | puede | puedes | decir | algo | alguien | por`

// spanishTaking are those of Spanish that have no gloss, since they say nothing of which agency is meant.
const spanishTaking = `
	participa participan participar participando participacion participo participante participantes colabora colaboran colaborar colaborando colaboracion
	coopera cooperan cooperar cooperando cooperacion trabaja trabajan trabajar trabajando apoya apoyan forma forman parte metido metida metidos metidas involucrado
	involucrada inscrito inscrita inscritos apuntado apuntada afiliado afiliada asociado asociada aparece aparecen figura figuran consta incluido incluida incluidos
	listado listada programa programas migra migracion inmigracion gobierno`

// spanishIdioms are phrases that say no more.
const spanishIdioms = `
	favor de | por favor | con la migra | con ice | de ice | de la migra | forma parte de | es parte de | parte de | a ver | o sea | me dijeron | me puede | me podria
	de verdad | es verdad que | es cierto que | sera que | si es que | ando buscando | quiero saber si | estados unidos | ee uu | eeuu | usa | buenos dias | buen dia | buenas tardes | buenas noches`

// spanishTimes are what is said about time.
func spanishTimes() []saying[string] {
	out := []saying[string]{
		{"when did", `cuando | en que fecha | que dia | en que ano | en que mes | que fecha`}, {"since when", `desde cuando`}, {"how long ago", `hace cuanto | hace cuanto tiempo | cuanto hace`},
		{"how long has", `cuanto tiempo | cuanto tiempo lleva | cuanto tiempo tiene | cuanto tiempo hace | cuantos anos | cuantos anos lleva | cuantos anos tiene | por cuanto tiempo | cuanto lleva`},
		{"signed", `firmo | firmaron | firmado | firmada | firmados | firmadas | firmar | suscribio | suscribieron | suscrito`}, {"sign", `firma | firman | firme`},
		{"joined", `se unio | se unieron | unido | unidos | entro | entraron | ingreso | ingresaron | se sumo | se sumaron | se metio | se metieron | se incorporo | se incorporaron | unio | unieron | adhirio | se adhirio`},
		{"join", `unirse | entrar | ingresar | sumarse | unira | uniran | entrara | entraran`}, {"joining", `uniendo | entrando`},
		{"left", `salio | salieron | se salio | se salieron | dejo | dejaron | abandono | abandonaron | se retiro | se retiraron | retiro | retiraron | se fue | se fueron | renuncio | renunciaron | se sacaron`},
		{"leave", `salir | salirse | dejar | abandonar | retirarse | renunciar`}, {"ended", `termino | terminaron | terminado | acabo | acabaron | vencio | vencieron | expiro | cancelo | cancelaron | cancelado | rescindio | rompio | rompieron`},
		{"no longer", `ya no`}, {"still", `todavia | aun | sigue | siguen | continua | continuan`}, {"ever", `alguna vez | en algun momento | antes`}, {"used to", `solia | solian`},
		{"newest", `mas nuevas | mas nuevos | mas nueva | mas nuevo | mas reciente | mas recientes | ultimas agencias | ultimos acuerdos | ultimas en firmar | ultimos en firmar`},
		{"recently", `recientemente | ultimamente | hace poco`}, {"new agencies", `nuevas agencias | agencias nuevas`}, {"new agreements", `nuevos acuerdos | acuerdos nuevos`},
		{"new", `nuevas | nuevos`}, {"whats new", `que hay de nuevo | que novedades hay | novedades | que hay nuevo`},
		{"changed", `cambio | cambios | cambiado | cambiaron | ha cambiado | que ha pasado | que paso`}, {"growth", `crecimiento | crecido | ha crecido | crecio | aumento | aumentado | evolucion | tendencia | grafica | grafico`},
		{"monthly", `por mes | mes a mes | cada mes`}, {"yearly", `por ano | ano a ano | cada ano`},
		{"will", `va a | van a | ira a | piensa | piensan | planea | planean | pretende`}, {"will join", `se va a unir | se van a unir | va a unirse | va a firmar | van a firmar | firmara | firmaran | va a entrar | se unira`},
		{"pending", `pendiente | pendientes`}, {"applied", `solicito | solicitaron | solicitado | aplico | aplicaron`}, {"applications", `solicitudes | solicitud`},
		{"this year", `este ano`}, {"last year", `ano pasado | el ano pasado`}, {"next year", `proximo ano | ano que viene | el ano que viene`},
		{"this month", `este mes`}, {"last month", `mes pasado | el mes pasado`}, {"next month", `proximo mes | mes que viene`},
		{"this week", `esta semana`}, {"last week", `semana pasada | la semana pasada`}, {"today", `hoy dia`}, {"yesterday", `ayer`}, {"tomorrow", `manana`},
		{"ago", `hace`}, {"since", `desde | a partir de`}, {"until", `hasta`}, {"before", `antes de | antes del`}, {"after", `despues de | despues del`}, {"between", `entre`}, {"during", `durante`},
		{"in late", `a finales de | a fines de | finales de`}, {"in early", `a principios de | a comienzos de | a inicios de | principios de`}, {"in mid", `a mediados de | mediados de`},
		{"end of", `final de | fin de`}, {"start of", `inicio de | comienzo de`}, {"last", `ultimo | ultima | ultimos | ultimas`},
		{"day", `dia`}, {"days", `dias`}, {"week", `semana`}, {"weeks", `semanas`}, {"month", `mes`}, {"months", `meses`}, {"year", `ano`}, {"years", `anos`},
	}
	for i, month := range []string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"} {
		out = append(out, saying[string]{months[i], month + " | " + month + " de | " + month + " del | de " + month + " | de " + month + " de | de " + month + " del"})
	}
	for i, n := range []string{"dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"} {
		english := []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}[i]
		out = append(out, saying[string]{english, n})
	}
	return append(out, saying[string]{"september", "setiembre | setiembre de"}, saying[string]{"ago a year", "hace un ano"}, saying[string]{"ago a month", "hace un mes"})
}

// spanishCues tell what a question wants, in its own words.
func spanishCues() []saying[Intent] {
	return []saying[Intent]{
		{Advice, `
			me van a deportar | me deportan | me pueden deportar | deportarme | me deporten | lo van a deportar | la van a deportar | deportar a mi | deportaron a mi
			me arrestaron | me detuvieron | me agarraron | me agarro la migra | arrestaron a mi | detuvieron a mi | agarraron a mi | se llevaron a mi | me paro la policia | me pueden arrestar
			mi caso | mi visa | mi asilo | mi residencia | mis papeles | no tengo papeles | sin papeles | soy indocumentado | soy indocumentada | estoy indocumentado | estoy ilegal
			que debo hacer | que hago si | debo abrir | tengo que abrir | tengo que contestar | tengo que responder | mis derechos | cuales son mis derechos | necesito un abogado | necesito abogado
			es seguro que yo | puedo manejar | puedo salir | me conviene | que puedo hacer si`},
		{Sources, `fuentes | tus fuentes | sus fuentes | de donde sacas | de donde saca | de donde salen los datos | de donde viene la informacion | de donde vienen los datos | que fuentes usas | licencia`},
		{Help, `ayuda | que puedes hacer | que puede hacer | como funcionas | como te uso | como se usa | comandos | quien eres | que eres | que sabes hacer`},
		{Count, `cuantos | cuantas | numero de | cantidad de | el total de | numero total`},
		{Roster, `
			que agencias | cuales agencias | que sheriffs | que alguaciles | que policias | que departamentos | que condados | cuales condados | que ciudades | que universidades
			quienes participan | quien participa | quienes firmaron | quienes han firmado | lista de | listado de | la lista de | todas las agencias | todos los acuerdos | todos los sheriffs | todos los alguaciles
			cuales son las agencias | muestrame | dame la lista | ensename | agencias en | agencias de | agencias que | cuales son los condados | cuales sheriffs | cuales policias`},
		{Definition, `que es | que son | que significa | que quiere decir | significado de | definicion de | define | a que se refiere | que cosa es | explicame | que se entiende por`},
		{Explanation, `por que | porque | como funciona | que hacen | que hace | que pueden hacer | que puede hacer | como es que | como puede | como pueden | como se hace | que tiene que hacer | que tienen que hacer | que hay que hacer | que necesita | es verdad que | es cierto que | que pasa | que dice | que dijo | cuentame | hablame de`},
	}
}
