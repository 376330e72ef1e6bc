package terminal

func spanish() words {
	return words{
		Sources: "Fuentes",
		AsOf:    "al",
		Caveat:  "Nota:",
		Chart:   "Acuerdos en la lista",
		Welcome: "ask287 responde si un sheriff, un departamento de policía, un condado, una ciudad o un código postal " +
			"participa en el 287(g). Pregunte con una frase; /help dice más, /en cambia al inglés, /quit termina.",
		Help: "Comandos: /help muestra esto, /es responde en español, /en en inglés, /auto en el idioma de cada " +
			"pregunta, /new empieza de nuevo, /quit (o /exit, Ctrl-D, Ctrl-C) termina. Con las flechas se corrige la línea y se vuelve a " +
			"preguntas anteriores; nada se guarda cuando usted sale.",
		Anew:     "Lo que se habló antes quedó olvidado.",
		Unknown:  "Ese comando no existe. /help los muestra todos.",
		Failed:   "No se pudo buscar la respuesta. Inténtelo otra vez, o termine con /quit y empiece de nuevo.",
		Cut:      "La pregunta era demasiado larga: solo se leyó el principio.",
		Switched: "De ahora en adelante las respuestas son en español. Con /auto, cada pregunta se responde en su idioma.",
		Auto:     "Cada pregunta se responde en su idioma.",
	}
}
