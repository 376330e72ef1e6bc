package index

const spanishField = `287g ice migra inmigracion migratorio inmigrantes deportar deportacion expulsion remocion indocumentados detainer detainers santuario
	santuarios orden gobierno nta federal federales acuerdo acuerdos arrestos arrestados pandilleros homicidio carcel alcaldes indemnizacion perfil latinos
	wso jem tfm moa lyons congreso trump obama biden modelo modelos task retencion`

const spanishSynonyms = `
	policia policias poli polis policiaca
	agente agentes oficial oficiales
	deportar deportado deportados deportaron deportacion deportaciones expulsion expulsiones expulsar expulsados remocion removal
	arresto arrestos arrestar arrestaron arrestan arrestado arrestados detuvieron agarraron
	retener retencion retenciones retenido retenida detener detienen detenido detencion guardar
	demanda demandas demandar demandan demanden juicio juicios
	corte cortes tribunal tribunales
	100 cien
	dinero fondos fondo plata lana presupuesto presupuestos recursos
	perder pierde pierden perdida quitar quitan quitarle
	pagar paga pagan pago sueldo
	capacitacion entrenamiento capacitar entrenar entrenan capacitan adiestramiento curso
	pandilla pandillas pandillero pandilleros marero mareros
	homicidio homicidios asesinato asesinatos asesino asesinos
	sexual sexuales violador violadores
	criminal criminales delincuente delincuentes
	antecedentes record historial
	empezar empezo empieza comenzo comienzo inicio inicia origen creo creado nacio
	terminar termino terminaron quitaron acabo elimino eliminaron suspendieron
	solicitar solicita solicitud inscribir inscribe inscribirse firmar firma entrar entra unirse une
	obligatorio obligado obligada obligados obligan obliga forzoso obligar
	bueno buena bien beneficio beneficios ventaja ventajas
	malo mala mal desventaja desventajas problema problemas riesgo riesgos
	favor apoyan apoyar partidarios defensores defienden
	contra critica criticas criticos critican opositores oponen
	miedo temor temen preocupan preocupa preocupacion asustados
	doctor medico hospital hospitales clinica clinicas salud
	escuela escuelas estudiantes alumnos maestros ninos hijos
	empleador empleadores negocio negocios trabajadores patrones
	papeles documentos residencia residentes legales legal estatus
	significar significa quiere decir
	llama llamar nombre
	equipo armas vehiculos
	militar militares ejercito
	alcalde alcaldes funcionario funcionarios gobernantes
	acusar acusan cargos procesar
	pueblo ciudad ciudades municipio
	apariencia aspecto raza racial racismo racista color latino latinos latina hispano
	abogado abogados licenciado
	suficiente alcanza basta
	victima victimas golpeadas
	revisar revisan revisa checar checan verifican verificar
	carcel carceles prision penal
	futuro sigue viene
	pagina sitio web
	estorbar obstaculizar obstaculizan bloquear obstruir impedir
	preso presos reo reos
	pequeno pequenos pequena chico chicos chiquito chiquitos chiquita
	solo solamente nomas nada
	existir existia existe habia hubo
	diferencia diferencias diferentes comparar
	jefe jefes director`

const spanishElsewhere = `
	ser policía | cómo puedo ser policía | trabajar de policía | empleos en la policía | entrar a la academia de policía | requisitos para ser oficial | trabajar con el sheriff
	sueldo de un policía | cuánto gana un policía | cuánto gana un sheriff | cuánto les pagan a los oficiales
	sacar la green card | residencia permanente | tramitar la residencia | cuánto tarda la residencia | renovar la green card
	visa | visa de turista | visa de estudiante | visa de trabajo | entrevista para la visa
	hacerse ciudadano | ciudadanía | examen de ciudadanía | naturalización | cuánto cuesta la ciudadanía
	pedir asilo | refugiado | daca | tps | permiso de trabajo | trámite de uscis
	renovar el pasaporte | sacar pasaporte | viajar | documentos para viajar
	reportar un crimen | reportar un robo | denunciar un robo | poner una denuncia | llamar a la policía emergencia | persona desaparecida
	pagar una multa | multa de tráfico | multa de estacionamiento | límite de velocidad | licencia de manejar | placas del carro
	fianza | pagar fianza | visitar a un preso | buscar a un preso | horario de visitas de la cárcel
	quién es el sheriff | elección de sheriff | quién es el gobernador | quién es el alcalde | teléfono del sheriff | dirección de la policía
	otras agencias | qué hace el fbi | cia | dea | corte suprema | muro fronterizo
	entrar al ejército | servicio militar | veteranos
cuánto cobra un abogado | buscar un abogado | ser jurado
quién es el presidente de | constitución | elecciones
salario mínimo | impuestos | taxes | seguro social | estampillas de comida | inscribir a los niños en la escuela | renta | buscar trabajo | sueldo
	marihuana | armas | comprar un arma | permiso para portar armas
	clima | qué tiempo hace | temperatura | va a llover mañana | va a nevar | nieve | tormenta | huracán | hielo en la calle | qué hora es | fecha de hoy | calendario | día feriado
	deportes | quién ganó el partido | marcador | equipo de fútbol | mundial | lotería | resultados de la elección
	receta | cocinar | restaurante | un buen restaurante cerca | pizza | comida | película | música | canción | libro | poema
	población | cuánta gente vive en | capital de | qué tan lejos | distancia | cuánto mide | historia del país
	ciencia | matemáticas | planetas | medicina | vacuna | cita con el doctor | traducir una palabra | sentido de la vida
	cambio del dólar | bitcoin | banco | comprar un celular | comprar un carro | hotel | vuelo`
