package main

import "ask287/index"

func spanish() words {
	return words{
		NoOption:     "esa opción no existe: ask287 --help las muestra; una pregunta con palabras que empiezan con - va después de --",
		NearOption:   "esa opción no existe: ¿es --%s?",
		NoCommand:    "ese comando no existe: para preguntar, ask287 ask PREGUNTA; ask287 --help muestra los demás",
		NoValue:      "el valor de una opción falta o no es válido: ask287 --help dice cuál admite cada una",
		Lacks:        "al comando le falta algo: su --help dice qué, como ask287 list --help",
		Lang:         "--lang admite en o es",
		Width:        "--width admite un número de columnas de 40 a 100",
		State:        `--state admite las dos letras o el nombre de un estado, como FL o "Nueva York"`,
		UpdateEvery:  "--update-every admite una hora o más, como 6h",
		NoQuestion:   `¿cuál es la pregunta? ask287 ask "¿... participa en el 287(g)?", o solo ask287 para una conversación`,
		NoInput:      "no se puede seguir leyendo la entrada: dele un archivo o una tubería con preguntas",
		LongLine:     "una línea tiene más de 1 MiB: solo se lee el principio",
		NoIndex:      "no se puede crear el índice, dele espacio con --cache DIR",
		Unreadable:   "no se puede leer el índice: borre el directorio de la caché o nombre otro con --cache DIR",
		Faulty:       "este ask287 se hizo con datos defectuosos, consiga otro",
		StoreUnread:  "no se puede leer el almacén de listas, y las respuestas son de la lista incluida",
		StoreUnused:  "no se puede usar el almacén de listas, y las respuestas son de la lista incluida",
		NoPlace:      "aquí no hay lugar para las listas: nombre un directorio con --data DIR",
		NoOutput:     "no se puede escribir la respuesta, revise adónde va",
		WrongSetting: "el valor de %s no es válido: ask287 serve --help dice cuál admite",
		Ended:        "la conversación no puede seguir, revise la terminal o la tubería",
		Notices: map[index.Notice]string{
			index.Building:     "creando el índice, una sola vez para esta versión de los datos",
			index.InMemory:     "creando el índice en la memoria",
			index.Rebuilding:   "creando el índice de nuevo: el guardado está dañado",
			index.InMemoryOnly: "el índice queda solo en la memoria",
		},
	}
}
