/**
 * Particular sentences of the SDK and of the command in Spanish, by their English; `{name}` is what changes from case to
 * case. What is missing here is said by the catalog's general sentence, with the English among the details.
 */
export const sentencesEs: Readonly<Record<string, string>> = {
  "The value is not an origin: http or https, a host in lower case, a port, and nothing after it.":
    "El valor no es un origen: http o https, un servidor en minúsculas, un puerto y nada más.",
  "Pass an origin such as https://employer.example.": "Indique un origen como https://employer.example.",
  "Pass {origin}.": "Indique {origin}.",
  "The page's address is not an http or https address.": "La dirección de la página no es http ni https.",
  "Pass an address such as https://verify.example/.": "Indique una dirección como https://verify.example/.",
  "The link's data is larger than any record.":
    "Los datos del enlace son más grandes que cualquier registro.",
  'The file is not a request: its type is not "CairnRequest".':
    'El archivo no es una petición: su tipo no es "CairnRequest".',
  "The file is larger than any request.": "El archivo es más grande que cualquier petición.",
  'The file is not a presentation: its type is not "CairnPresentation".':
    'El archivo no es una presentación: su tipo no es "CairnPresentation".',
  "The file is larger than any presentation.": "El archivo es más grande que cualquier presentación.",
  "It would expire before it is issued.": "Vencería antes de emitirse.",
  "It has no record.": "No tiene ningún registro.",
  "A record is there twice.": "Un registro está dos veces.",
  "The value is not true or false.": "El valor no es verdadero ni falso.",
  "The list must have {least} to {most} entries.": "La lista debe tener de {least} a {most} elementos.",
  "The text is empty.": "El texto está vacío.",
  "The text has more than {most} characters.": "El texto tiene más de {most} caracteres.",
  "The text holds control, line or bidirectional characters.":
    "El texto tiene caracteres de control, de línea o de dirección.",
  "The text is not a JSON Pointer.": "El texto no es un JSON Pointer.",
  "The page that takes the answer is not one of the audience.":
    "La página que recibe la respuesta no es de quien pide.",
  "The record is of another network than the one that is asked for.":
    "El registro es de otra red que la pedida.",
  "Leave the record out, or ask the verifier whether it takes records of that network.":
    "Quite el registro, o pregunte a quien verifica si acepta registros de esa red.",
  "There is no record to present.": "No hay ningún registro que presentar.",
  "Choose a record; what is asked for and cannot be shown is left out.":
    "Elija un registro; lo pedido que no se puede mostrar se deja fuera.",
  "The records are of different networks: present them one network at a time.":
    "Los registros son de redes distintas: preséntelos por separado, red por red.",
  "The request asks for records of another network than the one that you trust.":
    "La petición pide registros de otra red que la de su confianza.",
  "Verify with the deployment that the request was made for.":
    "Verifique con la instalación para la que se hizo la petición.",

  "A contract refused the call without a reason.": "Un contrato rechazó la operación sin dar motivo.",
  "A contract refused the call: {reason}": "Un contrato rechazó la operación: {reason}",
  "A contract failed.": "Un contrato falló.",
  "Check that the address book names the contracts of this network, and that the gas suffices.":
    "Compruebe que la libreta de direcciones nombra los contratos de esta red, y que el gas alcanza.",

  "The value is not a {what}: a whole number from {min} to {max}.":
    "El valor no es {what}: un número entero de {min} a {max}.",
  "The value is not a {what}: 0x and 64 hexadecimal digits.":
    "El valor no es {what}: 0x y 64 cifras hexadecimales.",
  "The value is not bytes: 0x and an even number of hexadecimal digits.":
    "El valor no son bytes: 0x y un número par de cifras hexadecimales.",
  "The value is not a kind: a bit from 0 to 31.": "El valor no es un tipo: un número de 0 a 31.",
  "The value is not a role.": "El valor no es una función del personal.",
  "A contract of the network cannot be staff.": "Un contrato de la red no puede ser del personal.",
  "Name the account of a person, or a contract of the hub's own.":
    "Indique la cuenta de una persona, o un contrato del propio centro.",
  "The value is not a time in whole seconds since 1970.":
    "El valor no es una hora en segundos enteros desde 1970.",
  "Pass seconds, not milliseconds, or a Date.": "Indique segundos, no milisegundos.",
  "The address has a wrong checksum.": "La dirección tiene mal la suma de control.",
  "Copy the address again; a letter or digit is wrong.":
    "Copie de nuevo la dirección; hay una letra o cifra equivocada.",
  "The base address is not an http or https address.": "La dirección de base no es http ni https.",

  "A claim code has {length} characters, and this one has {characters}.":
    "Un código de reclamación tiene {length} caracteres, y este tiene {characters}.",
  "Group {place} of the claim code has a character that no code has.":
    "El grupo {place} del código de reclamación tiene un carácter que ningún código tiene.",
  "Group {place} of the claim code does not have {length} characters.":
    "El grupo {place} del código de reclamación no tiene {length} caracteres.",
  "The claim code does not fit its check; if one character is wrong, it is in group {place}.":
    "El código de reclamación no cumple su control; si hay un solo carácter mal, está en el grupo {place}.",
  "The claim code does not fit its check: characters are wrong, or changed places.":
    "El código de reclamación no cumple su control: hay caracteres equivocados o cambiados de sitio.",

  "The file is larger than any record.": "El archivo es más grande que cualquier registro.",
  "A line of the cohort's file is longer than any record.":
    "Una línea del archivo de la promoción es más larga que cualquier registro.",
  "The private document and its salts are larger than 8 MiB.":
    "El documento privado y sus sales pasan de 8 MiB.",
  "A salt is not 0x and 64 hexadecimal digits.": "Una sal no es 0x y 64 cifras hexadecimales.",
  "A node of the proof is not 32 bytes.": "Un nodo de la prueba no tiene 32 bytes.",
  "The source's answer does not have the form of a list of records.":
    "La respuesta de la fuente no tiene la forma de una lista de registros.",
  "A contract's event does not have the form that this release knows.":
    "Un evento de un contrato no tiene la forma que esta versión conoce.",
  "The file that should hold the keystore's password cannot be read.":
    "No se puede leer el archivo que debería contener la contraseña del almacén de claves.",
  "Check CAIRN_PASSWORD_FILE.": "Compruebe CAIRN_PASSWORD_FILE.",
  "The bytes are not UTF-8.": "Los bytes no son UTF-8.",
  "The document is not an object.": "El documento no es un objeto.",
  "The file cannot be read: {reason}": "No se puede leer el archivo: {reason}",
  "The record's {part} is not the expected one.": "No es lo esperado esta parte del registro: {part}.",
  "The text is not JSON: expected {what}.": "El texto no es JSON: se esperaba {what}.",
  "There is no store to ask.": "No hay ningún almacén al que preguntar.",

  "The achievement is not in the cohort.": "El logro no está en la promoción.",
  "An achievement is twice in the cohort.": "Un logro está dos veces en la promoción.",
  "A cohort has one achievement at least.": "Una promoción tiene al menos un logro.",
  "A record of the cohort is not signed.": "Un registro de la promoción no está firmado.",
  "The cohort is not attested yet.": "La promoción aún no está certificada.",
  "The cohort was prepared for another network.": "La promoción se preparó para otra red.",
  "Connect to the network for which the cohort was prepared.":
    "Conéctese a la red para la que se preparó la promoción.",
  "The folder holds a cohort that was made of another table, or in another way.":
    "La carpeta contiene una promoción hecha con otra tabla, o de otra manera.",
  "Run `cairn issue` again with the same table and options: it goes on where it stopped.":
    "Ejecute `cairn issue` otra vez con la misma tabla y las mismas opciones: sigue donde se quedó.",
  "Run `cairn issue` again with the same table: it signs what is missing.":
    "Ejecute `cairn issue` otra vez con la misma tabla: firma lo que falta.",
  "A file of the cohort's folder cannot be read.":
    "No se puede leer un archivo de la carpeta de la promoción.",
  "The cohort's file cannot be read.": "No se puede leer el archivo de la promoción.",
  "The cohort's file cannot be used: {reason}": "No se puede usar el archivo de la promoción: {reason}",
  "The cohort's file breaks off within a line.": "El archivo de la promoción se corta en medio de una línea.",
  "The cohort's file breaks off: its last line is missing.":
    "El archivo de la promoción se corta: falta su última línea.",
  "The cohort's file does not have as many records as it says.":
    "El archivo de la promoción no tiene tantos registros como dice.",
  "The cohort's file has changed since it was opened.":
    "El archivo de la promoción ha cambiado desde que se abrió.",
  "The cohort's file is not UTF-8.": "El archivo de la promoción no es UTF-8.",
  "The root of the cohort's file is not that of its records.":
    "La raíz del archivo de la promoción no es la de sus registros.",
  "Another run has kept a cohort in this folder in the meantime.":
    "Entretanto, otra ejecución guardó una promoción en esta carpeta.",
  "Run again: the kept cohort is resumed where the records are the same.":
    "Ejecútelo otra vez: la promoción guardada se continúa si los registros son los mismos.",
  "Restore both files from a copy.": "Recupere los dos archivos de una copia.",
  "Name another folder for the new cohort with --cohort. To resume the old one, pass its table unchanged, with the same options.":
    "Nombre otra carpeta para la promoción nueva con --cohort. Para continuar la anterior, indique su tabla sin cambios, con las mismas opciones.",
  "The nodes of the tree are not those of its leaves.": "Los nodos del árbol no son los de sus hojas.",
  "The tree does not have the form simple-v1.": "El árbol no tiene la forma simple-v1.",
  "Use the tree of the cohort that holds the achievement.":
    "Use el árbol de la promoción que contiene el logro.",
  "There is a salt for a field that the document does not have.":
    "Hay una sal para un campo que el documento no tiene.",
  "A field of the document has no salt.": "Un campo del documento no tiene sal.",
  "An object has the keys of an array.": "Un objeto tiene las claves de una lista.",
  "Make it an array, or rename the keys.": "Conviértalo en una lista, o cambie las claves.",
  "The number of threads is not a whole number from 1 to {count}.":
    "El número de hilos no es un entero de 1 a {count}.",
  "The contract answers with a standing that this release does not know.":
    "El contrato responde con un estado que esta versión no conoce.",
  "The token's event does not have the form that this release knows.":
    "El aviso del token no tiene la forma que esta versión conoce.",
  "The lens' answer is not a list of reports.":
    "La respuesta del contrato de lectura no es una lista de informes.",
  "The hub's status lists do not have enough free places.":
    "Las listas de estado del centro no tienen bastantes puestos libres.",
  "Rows cannot be attested, so nothing was sent.":
    "Hay filas que no se pueden certificar, así que no se envió nada.",

  "The address of {name} has no contract: it is a wallet's, or nothing was deployed there.":
    "La dirección de {name} no tiene ningún contrato: es de una cartera, o allí no se instaló nada.",
  "Pass the contract's address from the address book, not an account's, and check the chain.":
    "Indique la dirección del contrato según la libreta de direcciones, no la de una cuenta, y revise la red.",
  "The contract at the address of {name} is another one than the address book says.":
    "El contrato en la dirección de {name} es otro que el que dice la libreta de direcciones.",
  "The contract at the address of {name} is not a Cairn {kind}.":
    "El contrato en la dirección de {name} no es un {kind} de Cairn.",
  "{name} works with another {other} than the address book says.":
    "{name} trabaja con otro {other} que el que dice la libreta de direcciones.",
  "The node did not answer in time.": "El nodo no respondió a tiempo.",
  "The network's node did not answer in time.": "El nodo de la red no respondió a tiempo.",
  "The node does not have the block.": "El nodo no tiene ese bloque.",
  "The node does not serve the log of the block that holds the document.":
    "El nodo no sirve los avisos del bloque que contiene el documento.",
  "The node gives a call too little gas to check the attester's signature.":
    "El nodo da a la consulta poco gas para comprobar la firma de quien certifica.",
  "Ask a node that allows a call 3,000,000 units of gas.":
    "Pregunte a un nodo que admita 3.000.000 de unidades de gas por consulta.",
  "The chain replaced the block while it was read.": "La red sustituyó el bloque mientras se leía.",
  "Run it again: nothing was written.": "Repita la orden: no se escribió nada.",
  "A block has a whole number.": "Un bloque tiene un número entero.",
  "There is no status list of this number.": "No hay ninguna lista de estado con este número.",
  "The list's own address does not say which of the hub's lists it is.":
    "La dirección de la lista no dice cuál de las listas del centro es.",
  "Say its number.": "Indique su número.",
  "The chain replaced the block while it was read, again and again.":
    "La red sustituyó el bloque mientras se leía, una y otra vez.",
  "Verify again.": "Verifique otra vez.",
  "The list of a learner's records is not whole.": "La lista de registros del estudiante no está completa.",

  "The transaction was sent, but no receipt came.": "La transacción se envió, pero no llegó su recibo.",
  "The waiting was aborted; the transaction stays sent.":
    "La espera se interrumpió; la transacción sigue enviada.",
  "The transaction failed, and the same call now succeeds.":
    "La transacción falló, y la misma operación ahora sale bien.",
  "Send it again: what it depends on changed.": "Envíela otra vez: cambió aquello de lo que depende.",
  "The network does not know the transaction, and does not take it again.":
    "La red no conoce la transacción, y no la admite otra vez.",
  "The network was silent for too long: the transaction may or may not take effect.":
    "La red calló demasiado tiempo: la transacción puede tener efecto o no tenerlo.",
  "Other transactions of the account took every nonce that was tried.":
    "Otras transacciones de la cuenta ocuparon todos los números que se probaron.",
  "Let one process at a time send for the account.":
    "Haga que un solo proceso a la vez envíe desde la cuenta.",
  "The sending was ended by `onTransaction`, which failed.":
    "El envío se cortó porque falló `onTransaction`.",
  "Run it again when the network answers. Nothing is attested, anchored or revoked twice; before registering or defining again, look the transaction up.":
    "Ejecútelo otra vez cuando la red responda. Nada se certifica, ancla o revoca dos veces; antes de registrar o definir de nuevo, consulte la transacción.",
  "The transaction was cancelled by the account's owner.": "El dueño de la cuenta canceló la transacción.",
  "Another transaction of the account took its place, again and again.":
    "Otra transacción de la cuenta ocupó su lugar, una y otra vez.",
  "The signer has no provider.": "La clave que firma no está conectada a ningún nodo.",

  "The configuration is not there.": "No se encuentra la configuración.",
  "The configuration cannot be read.": "No se puede leer la configuración.",
  "The configuration cannot be used: {reason}": "No se puede usar la configuración: {reason}",
  "The configuration does not say which hub attests.": "La configuración no dice qué centro certifica.",
  "This release of Node has no SQLite, which the relay keeps its queue in.":
    "Esta versión de Node no tiene SQLite, donde el servicio guarda su cola.",
  "Run the relay on Node 22.13 or later.": "Ejecute el servicio con Node 22.13 o posterior.",
  "Another process has the relay's store open.": "Otro proceso tiene abierto el almacén del servicio.",
  "The relay's store cannot be opened.": "No se puede abrir el almacén del servicio.",
  "Give each relay a store and a key of its own with --store and --key, in a folder that it may write to.":
    "Dé a cada servicio un almacén y una clave propios con --store y --key, en una carpeta donde pueda escribir.",
  "The store belongs to a relay of another chain, network or key.":
    "El almacén es de un servicio de otra cadena, red o clave.",
  "Name that relay's own store with --store, or a new file.":
    "Indique el almacén propio de ese servicio con --store, o un archivo nuevo.",
  "The service cannot listen at this address.": "El servicio no puede escuchar en esta dirección.",
  "Give an address of this machine with --host, and a port that is free with --port.":
    "Indique una dirección de esta máquina con --host y un puerto libre con --port.",
  "The relay says that the request is done, and the chain does not.":
    "El servicio de patrocinio dice que la solicitud está hecha, y la cadena no.",
  "Send it again by another relay, or pay for it yourself.":
    "Envíela de nuevo por otro servicio, o páguela usted.",
  "The relay names a transaction that the node does not know.":
    "El servicio de patrocinio nombra una transacción que el nodo no conoce.",
  "Ask another node whether it is there; the same request can be sent again without harm.":
    "Pregunte a otro nodo si está; la misma solicitud se puede enviar de nuevo sin daño.",
  "The relay's address is not an http or https address.":
    "La dirección del servicio de patrocinio no es http ni https.",
  "Pass an address such as https://relay.school.example/.":
    "Indique una dirección como https://relay.school.example/.",
  "What answers at the relay's address is no relay.":
    "Lo que responde en la dirección del servicio de patrocinio no es tal servicio.",
  "Check the address with whoever runs the relay.": "Compruebe la dirección con quien lleva el servicio.",
  "The configuration has no key of this name.": "La configuración no tiene ninguna clave con ese nombre.",
  "Check --config (or CAIRN_CONFIG), or make a configuration with `cairn init`.":
    "Revise --config (o CAIRN_CONFIG), o haga una configuración con `cairn init`.",
  "Correct the field, or run `cairn init` again.": "Corrija el campo, o ejecute otra vez `cairn init`.",
  "Name one of the configuration's keys. A private key itself is never put on the command line.":
    "Nombre una de las claves de la configuración. Una clave privada nunca se escribe en la línea de órdenes.",
  "The node's address is not known.": "No se conoce la dirección del nodo.",
  "The node's address is not a URL of http.": "La dirección del nodo no es una URL de http.",
  "Give --rpc http://127.0.0.1:8545, set CAIRN_RPC, or make a configuration with `cairn init`.":
    "Indique --rpc http://127.0.0.1:8545, dé valor a CAIRN_RPC, o haga una configuración con `cairn init`.",
  "The quorum is not a number of nodes.": "El quórum no es un número de nodos.",
  "Give a whole number, more than half of the nodes: --rpc <a> --rpc <b> --rpc <c> --quorum 2.":
    "Indique un número entero, más de la mitad de los nodos: --rpc <a> --rpc <b> --rpc <c> --quorum 2.",
  "The quorum is not more than half of the nodes and at most all of them.":
    "El quórum no es más de la mitad de los nodos y como mucho todos.",
  "With fewer, two answers could both have a quorum; name more nodes, or another quorum.":
    "Con menos, dos respuestas podrían tener quórum a la vez; indique más nodos u otro quórum.",
  "A node is there twice, so that its word would count twice.":
    "Un nodo está dos veces, así que su palabra contaría doble.",
  "The value in the configuration is not a whole number above 0.":
    "El valor de la configuración no es un número entero mayor que 0.",
  "The nodes contradict each other: no {quorum} of {count} agree ({sides}).":
    "Los nodos se contradicen: no hay {quorum} de {count} que coincidan ({sides}).",
  "Only {answered} of {count} nodes answered, and {quorum} have to agree.":
    "Solo respondieron {answered} de {count} nodos, y tienen que coincidir {quorum}.",
  "Check the connection and the RPC addresses, add nodes, or wait; this says nothing about the record.":
    "Revise la conexión y las direcciones de los nodos, añada nodos o espere; esto no dice nada del registro.",
  "Check the connection and the RPC address, or wait and try again: a node that limits requests may be silent too.":
    "Revise la conexión y la dirección del nodo, o espere y pruebe otra vez: un nodo que limita las peticiones también puede callar.",
  "The block is neither a number nor latest, safe or finalized.":
    "El bloque no es un número ni latest, safe o finalized.",
  "The block's age is not a number of seconds.": "La antigüedad del bloque no es un número de segundos.",
  "The deployment is not known.": "No se conoce la instalación.",
  "The deployment's file cannot be read.": "No se puede leer el archivo de la instalación.",
  "Give --deployment deployments/<chainId>-<name>.json, set CAIRN_DEPLOYMENT, or run `cairn init`.":
    "Indique --deployment deployments/<chainId>-<name>.json, dé valor a CAIRN_DEPLOYMENT, o ejecute `cairn init`.",
  "Ask the network's operator for the file of its address book.":
    "Pida a quien opera la red el archivo de su libreta de direcciones.",

  "There is no key to send or sign with.": "No hay ninguna clave con la que enviar o firmar.",
  "Make one with `cairn key new`, name one with --key, or put one in the environment variable CAIRN_KEY.":
    "Haga una con `cairn key new`, nombre una con --key, o ponga una en la variable de entorno CAIRN_KEY.",
  "The environment variable that should hold the key is not set.":
    "La variable de entorno que debería contener la clave no tiene valor.",
  "Set {name}, or name another key with --key.": "Dé valor a {name}, o nombre otra clave con --key.",
  "The environment variable does not hold a private key.":
    "La variable de entorno no contiene una clave privada.",
  "It holds 64 hexadecimal digits, with or without 0x.":
    "Contiene 64 cifras hexadecimales, con 0x delante o sin él.",
  "The keystore file cannot be read.": "No se puede leer el archivo cifrado de la clave.",
  "The file is not an encrypted keystore.": "El archivo no es el archivo cifrado de una clave.",
  "Name a Web3 Secret Storage file (version 3), such as `cairn key new` makes.":
    "Nombre un archivo Web3 Secret Storage (versión 3), como los que hace `cairn key new`.",
  "Check the path in the configuration, or make a key with `cairn key new`.":
    "Revise la ruta en la configuración, o haga una clave con `cairn key new`.",
  "The password does not open the keystore.": "La contraseña no abre el archivo de la clave.",
  "Type it again, or check CAIRN_PASSWORD or the file that CAIRN_PASSWORD_FILE names.":
    "Escríbala otra vez, o revise CAIRN_PASSWORD o el archivo que nombra CAIRN_PASSWORD_FILE.",
  "Nobody is at the terminal to type the keystore's password.":
    "No hay nadie en la terminal que escriba la contraseña de la clave.",
  "Set CAIRN_PASSWORD_FILE to a file that holds it, or CAIRN_PASSWORD.":
    "Dé a CAIRN_PASSWORD_FILE un archivo que la contenga, o dé valor a CAIRN_PASSWORD.",
  "There is a file of this name already. A key is never overwritten.":
    "Ya hay un archivo con ese nombre. Una clave nunca se sobrescribe.",
  "Choose another name.": "Elija otro nombre.",
  "The two passwords differ.": "Las dos contraseñas son distintas.",
  "Run it again, and type the same password twice.":
    "Ejecútelo otra vez, y escriba dos veces la misma contraseña.",
  "The password has fewer than {count} characters.": "La contraseña tiene menos de {count} caracteres.",
  "Choose a longer one: whoever gets the file can try passwords as fast as machines allow.":
    "Elija una más larga: quien consiga el archivo puede probar contraseñas tan deprisa como dé la máquina.",

  "The file is not an assertion key's.": "El archivo no es el de una clave de credenciales.",
  "Name a file that `cairn keys new` made.": "Nombre un archivo que hizo `cairn keys new`.",
  "The file holds another key than its public half says.":
    "El archivo contiene otra clave que la que dice su mitad pública.",
  "Take the file from a copy, or make a new key: `cairn keys rotate`.":
    "Tome el archivo de una copia, o haga una clave nueva: `cairn keys rotate`.",
  "The password does not open the assertion key.": "La contraseña no abre la clave de credenciales.",
  "The assertion key's file is damaged, or encrypted in a way that is not read here.":
    "El archivo de la clave de credenciales está dañado, o cifrado de una forma que aquí no se lee.",
  "The assertion key is of another type than this needs.":
    "La clave de credenciales es de otro tipo que el que hace falta.",
  'In cairn.json, "key" names an Ed25519 key and "tokenKey" a P-256 key.':
    'En cairn.json, "key" nombra una clave Ed25519 y "tokenKey" una clave P-256.',
  "The configuration has no assertion key of this name.":
    "La configuración no tiene ninguna clave de credenciales con ese nombre.",
  "Name one that `cairn keys list` shows, or make one with `cairn keys new`.":
    "Nombre una que muestre `cairn keys list`, o haga una con `cairn keys new`.",
  "The assertion key's file cannot be read.": "No se puede leer el archivo de la clave de credenciales.",
  "Check the path under `credentials` in the configuration, or make a key with `cairn keys new`.":
    "Revise la ruta bajo `credentials` en la configuración, o haga una clave con `cairn keys new`.",
  "The configuration names no Ed25519 key that signs badges and lists.":
    "La configuración no nombra ninguna clave Ed25519 que firme insignias y listas.",
  "The configuration names no P-256 key that signs tokens and selective badges.":
    "La configuración no nombra ninguna clave P-256 que firme tokens e insignias selectivas.",
  "Make one and register it: `cairn keys new <name>`, `cairn keys register <name>`.":
    "Haga una y regístrela: `cairn keys new <name>`, `cairn keys register <name>`.",
  "Make one and register it: `cairn keys new <name> --type P-256`, `cairn keys register <name>`.":
    "Haga una y regístrela: `cairn keys new <name> --type P-256`, `cairn keys register <name>`.",
  "The configuration does not say where the hub's public files are served.":
    "La configuración no dice dónde se sirven los archivos públicos del centro.",
  'Add "credentials": { "url": "https://school.example", "keys": {} } to cairn.json.':
    'Añada "credentials": { "url": "https://school.example", "keys": {} } a cairn.json.',
  "The address is not an https address without query and password.":
    "La dirección no es una dirección https sin consulta ni contraseña.",
  "The JSON Web Key is not a whole Ed25519 or P-256 key with its secret half.":
    "La clave JSON Web Key no es una clave Ed25519 o P-256 entera con su mitad secreta.",

  "There is no cairn.json that could name the key.": "No hay un cairn.json que pueda nombrar la clave.",
  "Make one with `cairn init`.": "Haga uno con `cairn init`.",
  "This is no name for a key.": "Esto no es un nombre para una clave.",
  "Use up to 40 letters, digits, - and _, such as badges-2027.":
    "Use hasta 40 letras, cifras, - y _, como badges-2027.",
  "The configuration has an assertion key of this name already.":
    "La configuración ya tiene una clave de credenciales con ese nombre.",
  "Choose another name; `cairn keys list` shows those that are taken.":
    "Elija otro nombre; `cairn keys list` muestra los que ya se usan.",
  "The hub has not registered this key.": "El centro no ha registrado esta clave.",
  "Register it: `cairn keys register <name>`, or name another; `cairn keys list` shows them.":
    "Regístrela: `cairn keys register <name>`, o nombre otra; `cairn keys list` las muestra.",
  "The configuration has another key of the successor's name.":
    "La configuración tiene otra clave con el nombre de la sucesora.",
  "Give the successor another name with --as.": "Dé otro nombre a la sucesora con --as.",

  "credentials.ndjson and cohort.ndjson do not name the same records.":
    "credentials.ndjson y cohort.ndjson no nombran los mismos registros.",
  "Delete credentials.ndjson and run `cairn issue` again with the same table: it signs the badges anew.":
    "Borre credentials.ndjson y ejecute otra vez `cairn issue` con la misma tabla: firma las insignias de nuevo.",
  "Records of the cohort are not signed as badges yet.":
    "Hay registros de la promoción que aún no están firmados como insignias.",
  "The badges of this cohort are about another subject.":
    "Las insignias de esta promoción tratan de otro sujeto.",
  "Leave --subject as it was. To sign them anew, delete credentials.ndjson in the cohort's folder first.":
    "Deje --subject como estaba. Para firmarlas de nuevo, borre antes credentials.ndjson en la carpeta de la promoción.",
  "The hub has not registered the key that signs its badges.":
    "El centro no ha registrado la clave que firma sus insignias.",
  "The key that signs the badges does not count yet.": "La clave que firma las insignias aún no vale.",
  "The key that signs the badges is retired.": "La clave que firma las insignias está retirada.",
  "The key that signs the badges is compromised.": "La clave que firma las insignias está comprometida.",
  "Register it: `cairn keys register <name>`. To attest without badges, take it out of cairn.json.":
    "Regístrela: `cairn keys register <name>`. Para certificar sin insignias, quítela de cairn.json.",
  "Wait until then; `cairn keys list` shows when each key counts.":
    "Espere hasta entonces; `cairn keys list` muestra cuándo vale cada clave.",
  "Take another: `cairn keys rotate <name>`.": "Tome otra: `cairn keys rotate <name>`.",
  "The table has no name for this learner.": "La tabla no tiene nombre para este estudiante.",
  "The table has no e-mail for this learner.": "La tabla no tiene correo para este estudiante.",

  "{name} must have it.": "{name} debe tenerlo.",
  "{name} has no such property.": "{name} no tiene esa propiedad.",
  "It is not an object, as {name} is.": "No es un objeto, como lo es {name}.",
  'It is not "{type}".': 'No es "{type}".',
  'It is not an array of texts with "{type}".': 'No es una lista de textos con "{type}".',
  "It is not an array.": "No es una lista.",
  "It is not text.": "No es un texto.",
  "It is not a number.": "No es un número.",
  "It is neither true nor false.": "No es verdadero ni falso.",
  "It is none of {names}, and does not begin with ext:.": "No es ninguno de {names}, ni empieza por ext:.",
  "It is none of the allowed values.": "No es ninguno de los valores permitidos.",
  "It is none of {names}.": "No es ninguno de {names}.",
  "It is not a time with a zone, such as 2027-06-30T12:00:00Z.":
    "No es una hora con zona, como 2027-06-30T12:00:00Z.",
  "It is not a language, such as en or en-GB.": "No es un idioma, como en o en-GB.",
  "It is not a signed token (JWS in compact form).": "No es un token firmado (JWS en forma compacta).",
  "This id is there twice.": "Este identificador está dos veces.",
  "No level of the rubric has this id.": "Ningún nivel de la rúbrica tiene este identificador.",

  "The badge's file cannot be read.": "No se puede leer el archivo de la insignia.",
  "The file is neither a record, nor a credential, nor a picture with one.":
    "El archivo no es un registro, ni una credencial, ni una imagen con una.",
  "The record's file has no badge in it.": "El archivo del registro no lleva ninguna insignia.",
  "The hub signs badges with `cairn issue`, where cairn.json names a key for them; deliver the file again.":
    "El centro firma insignias con `cairn issue`, si cairn.json nombra una clave para ellas; entregue el archivo otra vez.",
  "The badge is not good, so it is not signed again.":
    "La insignia no es buena, así que no se firma de nuevo.",
  "See `cairn verify` with the same file.": "Vea `cairn verify` con el mismo archivo.",
  "The badge is not the hub's own, so it is not signed again.":
    "La insignia no es del propio centro, así que no se firma de nuevo.",
  "Name a badge that a key of this hub signed.": "Nombre una insignia que firmó una clave de este centro.",
  "The picture cannot be read.": "No se puede leer la imagen.",
  "Check --picture.": "Revise --picture.",

  "The credential cannot be signed: {reason}.": "No se puede firmar la credencial: {reason}.",
  "These parts of the credential cannot be shown: {reason}.":
    "No se pueden mostrar estas partes de la credencial: {reason}.",

  "Nothing was sent.": "No se envió nada.",
  "Answer yes to send it.": "Responda que sí para enviarlo.",
  "Nothing was sent: this needs a confirmation, and nobody is at the terminal.":
    "No se envió nada: hace falta una confirmación, y no hay nadie en la terminal.",
  "Read the preview, then run it again with --yes.": "Lea la vista previa, y ejecútelo otra vez con --yes.",
  "The block is not a number, safe or finalized.": "El bloque no es un número, ni safe ni finalized.",
  "Leave --block out to speak of the newest block.": "Quite --block para hablar del bloque más reciente.",
  "Check its path and that you may read it.": "Revise la ruta y que tenga permiso para leerlo.",
  "learners.ndjson and cohort.ndjson do not name the same learners.":
    "learners.ndjson y cohort.ndjson no nombran a los mismos estudiantes.",
  "The hub is closed.": "El centro está cerrado.",
  "A closed hub attests nothing more.": "Un centro cerrado ya no certifica nada.",
  "The key's account may not attest for the hub.":
    "La cuenta de la clave no puede certificar en nombre del centro.",
  "The hub's admin gives the role: `cairn hub staff <account> --roles ISSUE --until <date>`.":
    "El administrador del centro da la función: `cairn hub staff <account> --roles ISSUE --until <date>`.",
  "The hub is not accredited for this kind of achievement now.":
    "El centro no está acreditado ahora para este tipo de logro.",
  "Ask an accreditor of the network: `cairn accredit hub`.":
    "Pídalo a un acreditador de la red: `cairn accredit hub`.",
  "The definition is another hub's.": "La definición es de otro centro.",
  "Name a definition of your hub: `cairn define list`.":
    "Indique una definición de su centro: `cairn define list`.",
  "The definition is retired.": "La definición está retirada.",
  "Define a new one: `cairn define`.": "Defina una nueva: `cairn define`.",
  "A sensitive definition is never a public token.": "Una definición sensible nunca es un token público.",
  "Attest it in private: --mode anchor.": "Certifíquela en privado: --mode anchor.",
  'Run `cairn init`, or add "hub": <number> to cairn.json.':
    'Ejecute `cairn init`, o añada "hub": <número> a cairn.json.',
  "Nothing says what was achieved.": "Nada dice qué se logró.",
  "Give --definition <number> (see `cairn define list`), or a column: --column definition=<header>.":
    "Indique --definition <número> (véase `cairn define list`), o una columna: --column definition=<encabezado>.",
  "Nothing says when it was achieved.": "Nada dice cuándo se logró.",
  "Give --achieved 2026-06-30, or a column: --column date=<header>.":
    "Indique --achieved 2026-06-30, o una columna: --column date=<encabezado>.",
  "The mapping's file cannot be read.": "No se puede leer el archivo de columnas.",
  "Check --mapping.": "Revise --mapping.",
  "This form of a date is not known.": "No se conoce esta forma de fecha.",
  "Use one of the known forms.": "Use una de las formas conocidas.",
  "The sign before decimals is not known.": "No se conoce este separador decimal.",
  'Use "." or ",".': 'Use "." o ",".',
  "The password is too short.": "La contraseña es demasiado corta.",
  "The configuration has no such field.": "La configuración no tiene ese campo.",
  "The version of the configuration is not 1.": "La versión de la configuración no es 1.",
  "This looks like a private key, and must not be in a file.":
    "Esto parece una clave privada y no debe estar en un archivo.",
  'A key is {"keystore": file}, {"env": variable} or {"wallet": URL, "account": address}.':
    'Una clave es {"keystore": archivo}, {"env": variable} o {"wallet": URL, "account": dirección}.',
  "The language in the configuration is not en or es.": "El idioma de la configuración no es en ni es.",
  "The value in the configuration is not a list.": "El valor de la configuración no es una lista.",
  "The value in the configuration is not an object.": "El valor de la configuración no es un objeto.",
  "The value in the configuration is not text.": "El valor de la configuración no es un texto.",
};

/** What stands in the holes of those sentences. */
export const wordsEs: Readonly<Record<string, string>> = {
  "hub id": "un número de centro",
  "definition id": "un número de definición",
  "experience id": "un número de experiencia",
  "pathway id": "un número de itinerario",
  "achievement id": "un identificador de logro",
  "chain id": "un número de red",
  "status index": "un puesto de la lista de estado",
  "content hash": "la huella de un documento",
  "proof node": "un nodo de una prueba",
  "Merkle root": "una raíz",
  salt: "una sal",
  "the end of the text": "el final del texto",
  "a string": "un texto",
  "a value": "un valor",
  definition: "definición",
  hub: "centro",
};
