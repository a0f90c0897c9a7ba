import type { english } from './english.ts';

/** The same lists in Spanish. */
export const spanish: Record<keyof typeof english, string> = {
  studentOne: `alumno alumna estudiante nino nina chico chica muchacho muchacha hijo hija nene nena chamaco chamaca
    escuincle adolescente`,
  studentMany: `alumnos alumnas estudiantes ninos ninas chicos chicas muchachos muchachas hijos hijas hermanos hermanas hermanitos
    hermanitas adolescentes`,
  severalBorn: 'gemelos gemelas mellizos mellizas cuates',
  family: `mama papa madre padre padres tutora tutor abuela abuelo tia tio familia madrastra padrastro mami papi`,
  homeWords: 'vive viven domicilio casa hogar direccion',
  educators: `maestra maestro maestras maestros profesora profesor profesores profe director directora directores
    subdirector subdirectora coordinadora coordinador orientadora orientador consejera consejero psicologa psicologo
    colega colegas ponente ponentes facilitadora facilitador tallerista autora autor supervisora supervisor secretaria
    bibliotecaria bibliotecario docente docentes equipo asistente`,
  titles: 'sra sr srta maestra maestro profe profesora profesor director directora dra don dona',
  educatorVerbs: `ensena ensenaba imparte impartio dirige dirigio facilita facilito coordina coordino presenta_el`,
  thanks: 'gracias agradezco',
  worksWith: 'trabajo trabajamos planeo planeamos ensenamos comparto',
  asking:
    'pregunten pregunta preguntale dile digan escriban escribe envien manden inviten visite observe vi',
  theirThings: 'taller',
  gradeWords: 'grado',
  ordinals: `primero primer primera segundo segunda tercero tercer tercera cuarto cuarta quinto quinta sexto sexta septimo
    septima octavo octava noveno novena decimo decima 1o 2o 3o 4o 5o 6o 7o 8o 9o 10o 1ro 2do 3ro 4to 5to 6to 7mo 8vo 9no
    10mo 1er 3er`,
  kindergarten: 'kinder preescolar prekinder',
  yearWords: '',
  ages: 'edad',
  classWords: `periodo clase salon grupo hora escuela seccion aula bloque tutoria plantel turno`,
  timeOfDay: 'periodo hora bloque',
  aboutGrades: `unidad equipo taller libro prueba examen visita curriculo matematicas ciencias lectura plan planes
    estandares nivel maestra maestro maestras maestros maestria semestre trimestre lugar paso idioma plano lado dia vez
    turno dos_tres lengua piso`,
  lessonWords: 'unidad leccion modulo capitulo pagina semana',
  disability: `autista autistas autismo tdah dislexia dislexico dislexica dislexicos discalculia sordo sorda sordos sordas
    ciego ciega ciegos ciegas epilepsia epileptico epileptica silla_de_ruedas sindrome_de_down paralisis_cerebral
    discapacidad discapacidades discapacitado discapacitada pei plan_504 educacion_especial necesidades_especiales
    embarazada depresion deprimido deprimida bipolar mudo muda diabetico diabetica diabetes no_verbal convulsiones suicida
    suicidio suicidarse cancer leucemia hospitalizado hospitalizada tartamudea implante_coclear bulimia anorexia`,
  discipline: `suspendido suspendida suspendidos suspendidas suspendieron suspendio suspension expulsado expulsada
    expulsados expulsaron expulsion detenido detenida arrestado arrestada arrestaron pelear pelea peleo peleas navaja
    cuchillo arma pistola drogas marihuana robo robar robaron vapear vapeando vapeo acoso castigado castigada borracho
    borracha correccional`,
  hardship: `hogar_de_acogida sin_papeles indocumentado indocumentada encarcelado encarcelada sin_hogar transgenero
    deportado deportada deportaron deportaron_a en_la_carcel`,
  generalNouns: `programa programas taller talleres equipo sesion sesiones maestra maestro reunion reuniones plantilla
    formulario formularios capacitacion politica politicas datos servicios departamento proceso`,
  notReal: `imaginen supongamos hipotetico ficticio inventado investigacion estudio articulo novela libro pelicula
    personaje`,
  small: 'uno dos tres cuatro cinco ambos ambas par',
  large: `muchos muchas algunos algunas varios varias todos todas cada ningun ninguno mitad tercio docena seis siete ocho
    nueve diez doce pocos pocas`,
  only: 'unico unica solo',
  indefinite: 'un una',
  definite: 'el la este esta ese esa los las al del',
  ours: 'mi mis nuestro nuestra nuestros nuestras',
  of: 'de',
  leaving: 'en con para por y o pero si cuando porque que como sobre',
  birth: 'fecha_de_nacimiento cumpleanos cumple cumple_anos fecha_nac',
  born: 'nacio nacido nacida nacieron',
  months: `enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre`,
  pronouns: 'ella su sus le les ellos ellas',
  selves: 'yo nosotros nosotras',
  idOwners: 'estudiante alumno alumna',
  idNouns: 'numero id matricula identificacion folio clave',
  studentIds: `matricula numero_de_estudiante numero_de_alumno numero_de_alumna id_de_estudiante id_del_alumno
    id_de_la_alumna id_del_estudiante numero_del_alumno numero_de_control clave_del_alumno curp`,
  socialSecurity: 'seguro_social',
  otherIds: 'reunion curso orden pedido distrito escuela empleado sesion evento salon factura',
  fillers: 'es era de del la el su',
  office: `oficina recepcion direccion_escolar extension hotel soporte linea distrito me nos mi nuestro nuestra`,
  streets: 'calle avenida av calzada colonia blvd carretera privada callejon',
  contact: 'telefono celular cel llamar llame llamen correo numero contacto',
  places: `primaria secundaria preparatoria escuela colegio instituto universidad biblioteca centro parque`,
  notNames: `el la los las un una de del al en y o que se su sus mi mis tu nos les le lo es son fue era esta estan hay tengo
    tiene tienen como cuando donde quien por para con sin sobre hola gracias alguien todos lunes martes miercoles jueves
    viernes sabado domingo enero febrero marzo mayo junio julio agosto septiembre octubre noviembre diciembre ingles
    espanol matematicas ciencias lectura escritura historia grado periodo salon unidad escuela primaria secundaria
    preparatoria calle avenida colonia maestra maestro director directora sra sr srta honduras mexico guatemala salvador
    nicaragua cuba colombia venezuela dominicana republica centro fecha`,
};
