package index

// spanishPersons are the words of newPersons.
const spanishPersons = `
mi mis nuestro nuestra nuestros nuestras
esposo esposa marido mujer hijo hija hijos hijas hermano hermana hermanos hermanas papa padre mama madre padres papas primo prima primos tio tia tios sobrino sobrina abuelo abuela suegro suegra cunado cunada amigo amiga amigos novio novia pareja vecino vecina companero companera jefe patron familia familiar familiares pariente nino nina cliente
me nos yo
me nos
deportar deporten deporte deportan deportaran deportaron deportado deportada deportados arrestar arresten arrestan arrestado arrestada arrestaron arresto detener detengan detienen detenido detenida detuvieron detuvo agarrar agarren agarran agarraron agarro levantaron llevaron llevo encarcelar encarcelado encarcelaron entregar entreguen entregan entregaron
carcel prision custodia preso presa encerrado encerrada detencion ice migra corte
dice dicen dijo dijeron cree creen creia piensa piensan asegura afirma cuenta conto oyo escucho leyo vio pregunta quiere`

// spanishLimits are the ways to ask for what is not told.
func spanishLimits() []saying[Limit] {
	return []saying[Limit]{
		{Personal, `
			que hago | que hacemos | que debo hacer | que debemos hacer | que puedo hacer | que podemos hacer | que me va a pasar | que me pasa si | que me puede pasar | estoy en peligro | estoy seguro aqui | corro peligro | corro riesgo
			puedo ir | puedo manejar | puedo viajar | puedo salir | puedo trabajar | puedo cruzar | puedo regresar | puedo negarme | podemos ir | debo ir | debo abrir | tengo que ir | es seguro ir | es seguro que vaya | es seguro para mi
			si voy a | si llamo a la policia | si me para | si me paran | si me agarran | me van a agarrar | me pueden quitar | me pueden entregar | me entregan a | nos van a | nos pueden | soy ilegal | tengo daca | tengo tps | tengo visa
			mi corte | mi audiencia | mi abogado | mi deportacion | consejo legal | asesoria legal | ayuda legal`},
		{Orders, `
			ignora lo | ignora tus | ignora todas | ignora todo | ignora las | ignore sus | ignore todas | ignore las | olvida lo | olvida tus | olvida todo | olvida todas | olvida las | olvide sus | olvide todo | olvidate de | tus instrucciones | sus instrucciones
			instrucciones anteriores | tus reglas | haz de cuenta | finge que | finge ser | hazte pasar | a partir de ahora eres | ahora eres | modo desarrollador | modo administrador | repite despues de mi | di que | diga que | tu contrasena
			la contrasena | tu prompt | prompt del sistema | responde solo | responde que si`},
		{Cooperation, `
			ciudad santuario | ciudades santuario | condado santuario | condados santuario | estado santuario | jurisdiccion santuario | jurisdicciones santuario | politica santuario | politicas santuario | santuario | santuarios
			respeta los detainers | honra los detainers | acepta detainers | detainers | detainer | ordenes de detencion | orden de detencion | ordenes de retencion | le avisa a ice | le avisan a ice | le avisa a la migra | le avisan a la migra
			avisa a ice | avisan a ice | avisa a la migra | llama a ice | llaman a ice | llama a la migra | llaman a la migra | le habla a la migra | entrega a ice | entregan a ice | entrega gente a ice | entregan gente a ice | entrega a la gente | entregan a la gente
			entrega personas | entregan personas | comparte informacion | comparten informacion | comparte datos | comparten datos | de otra manera | de otras maneras | de otra forma | sin acuerdo | sin un acuerdo | deja entrar a ice | dejan entrar a ice | fechas de salida | redadas | redada`},
		{Opinion, `
			que opinas | que opina usted | que piensas | que piensa usted | que te parece | que le parece | tu opinion | su opinion | estas de acuerdo | esta de acuerdo | te gusta | le gusta | estas a favor | estas en contra | eres democrata | eres republicano
			por quien voto | por quien votarias | racista | racistas | corrupto | corruptos | corrupta | malvados | nazis | fascista | fascistas | buena persona | mala persona | buena gente | mala gente | es buena la policia | es bueno el sheriff | es mala la policia | es malo el sheriff | de que lado estas | eres imparcial`},
		{Self, `
			eres un bot | eres un robot | eres humano | eres humana | eres una persona | eres real | eres una maquina | eres inteligencia artificial | eres una ia | eres de ice | eres la migra | eres policia | eres del gobierno | es un bot | es un robot | es una maquina | es usted un robot | es usted una maquina | es usted un bot
			es usted una persona | quien te hizo | quien te creo | quien te programo | quien los maneja | como te llamas | cual es tu nombre | cuantos anos tienes | de donde eres | trabajas para ice | trabajas para la migra | me vas a reportar | guardas mis
			guardas lo que | guardan mis datos | como estas | como esta usted`},
		{Play, `
			cuentame un chiste | cuenta un chiste | chiste | chistes | canta | cantame | cancion | poema | cuentame un cuento | adivinanza | te amo | te quiero | casate conmigo | eres soltera | eres soltero | vamos a jugar | juguemos | hazme reir
			escribe un | escribeme | horoscopo`},
		{Spam, `
			haz clic | haga clic | clic aqui | compra ya | compra ahora | oferta limitada | oferta especial | dinero gratis | gana dinero | gane dinero | dinero rapido | trabaja desde casa | hazte rico | casino | prestamo facil | prestamos faciles
			codigo de descuento | descuento | suscribete | gana seguidores | seguidores | promocion`},
		{Insult, `
			idiota | estupido | estupida | tonto | tonta | inutil | pendejo | pendeja | imbecil | baboso | tarado | mierda | puto | puta | chinga | chingada | chingado | cabron | culero | pinche | verga | maldito | basura | callate | vete al diablo
			no sirves | no sirve | apestas | te odio | mentiroso | joder | carajo | pesimo | malisimo`},
		{Thanks, `
			gracias | muchas gracias | mil gracias | te lo agradezco | se lo agradezco | se agradece | muy amable | agradecido | agradecida | perfecto | excelente | buen trabajo | que bien | que bueno | chido | chevere | genial`},
		{Farewell, `adios | hasta luego | hasta pronto | hasta manana | nos vemos | chao | chau | bye | que le vaya bien | que te vaya bien | que tenga buen dia | que tengas buen dia | buenas noches | cuidate | cuidese`},
		{Greeting, `hola | buenas | buenos dias | buen dia | buenas tardes | saludos | que tal | que onda | que hubo | quiubo | oye | oiga | ola`},
	}
}

// spanishBeside are the words that may stand beside greetings, thanks and insults.
const spanishBeside = `
	y e el la los las un una muy mucho mucha muchas muchos mil tan por su tu sus la ayuda informacion respuesta tiempo todo todos de que eres es esta este son bot robot amigo amiga senor senora hoy dia otra vez si no ya
	usted le te lo con pues bueno dios bendiga que vete vayase al`
