// Words of the Spanish texts, one for each thing everywhere:
//   hub              centro                   attest            certificar
//   achievement      logro                    anchor            anclar
//   definition       definición               issue, mint       emitir (como token público)
//   learner          estudiante               claim             reclamar
//   accreditor       acreditador              redeem            canjear
//   accreditation    acreditación             revoke            revocar
//   staff            personal                 supersede         sustituir
//   wallet           cartera                  renounce          renunciar
//   account          cuenta                   cohort            promoción
//   token            token                    record            registro
//   claim code       código de reclamación    bundle            archivo del registro
//   network, chain   red                      deployment        instalación
//   node             nodo                     address book      libreta de direcciones
//   digest, hash     huella                   root              raíz
//   store            almacén                  consent           consentimiento
//   key              clave                    kind              tipo
// The reader is addressed as "usted", in the office's plain Spanish.
import type { ErrorCode, ErrorEntry } from "@cairn/sdk";

/** The SDK's errors in Spanish: the same entries as `ERRORS`. */
export const errorsEs = {
  INVALID_ARGUMENT: {
    summary: "Un valor no es de los que se aceptan aquí.",
    fix: "Indique un valor de la clase que se pide.",
  },
  INVALID_ID: {
    summary: "Un valor no es un identificador de la clase esperada.",
    fix: "Copie el identificador tal como lo dio el registro.",
  },
  INVALID_ADDRESS: {
    summary: "Un valor no es una dirección de Ethereum.",
    fix:
      "Escriba 0x y 40 cifras hexadecimales; si mezcla mayúsculas y minúsculas, " +
      "la suma de control debe ser correcta.",
  },
  INVALID_ACHIEVEMENT: {
    summary: "Un logro no cumple una regla que el contrato exige.",
    fix: "Corrija el dato que se indica; las horas van en segundos enteros.",
  },
  INVALID_CLAIM_CODE: {
    summary: "El texto no es un código de reclamación.",
    fix: "Compárelo con la hoja impresa, grupo por grupo: son 7 grupos de 4 letras y cifras.",
  },
  CLAIM_CODE_USED: {
    summary: "El código de reclamación ya se usó: otra cartera tiene el control.",
    fix: "Use esa cartera. Si no es la del estudiante, otra persona usó el código: avise enseguida al centro.",
  },
  UNKNOWN_KIND: {
    summary: "Un nombre no es un tipo de logro de Open Badges.",
    fix: 'Use uno de los 31 nombres de Open Badges 3.0, o un nombre que empiece por "ext:".',
  },

  MALFORMED_JSON: {
    summary: "El texto no es JSON.",
    fix: "Corrija el texto en la posición indicada.",
  },
  DUPLICATE_KEY: {
    summary: "Un objeto del texto JSON tiene dos veces la misma clave.",
    fix: "Deje solo una de las dos: no todos los programas leen la misma.",
  },
  FORBIDDEN_KEY: {
    summary: "Un objeto tiene la clave __proto__.",
    fix: "Cambie el nombre de la clave: en JavaScript puede alterar el objeto.",
  },
  LONE_SURROGATE: {
    summary: "Un texto contiene medio carácter, que ningún texto UTF-8 puede llevar.",
    fix: "Quite el carácter o complételo.",
  },
  UNSAFE_INTEGER: {
    summary: "Un número entero pasa de 2^53 - 1, y no todos los programas lo redondean igual.",
    fix: "Escriba el valor como texto.",
  },
  NUMBER_OUT_OF_RANGE: {
    summary: "Un número no es finito.",
    fix: "Use un número finito, o escriba el valor como texto.",
  },
  JSON_TOO_DEEP: {
    summary: "El valor JSON tiene demasiados niveles.",
    fix: "Reduzca los niveles del valor.",
  },
  NOT_JSON: {
    summary: "Un valor no se puede escribir en JSON.",
    fix: "Use solo null, verdadero o falso, números finitos, textos, listas sin huecos y objetos simples.",
  },

  MALFORMED_DOCUMENT: {
    summary: "Un documento privado o sus sales no tienen la forma exigida.",
    fix: "Use el documento y las sales tal como los guarda el archivo del registro.",
  },
  DUPLICATE_PATH: {
    summary: "Dos campos tienen la misma ruta, así que una raíz se podría leer de dos maneras.",
    fix: "Rechace el documento: uno honrado nombra cada ruta una sola vez.",
  },
  AMBIGUOUS_PATH: {
    summary: "Una ruta se puede leer de dos maneras, y con ella la raíz.",
    fix: "Cambie las claves del objeto que parece una lista; rechace una ruta que esté dentro de otro valor.",
  },
  DUPLICATE_SALT: {
    summary: "Dos campos tienen la misma sal, así que mostrar uno ayuda a adivinar el otro.",
    fix: "Tome cada sal de una fuente criptográfica de bytes al azar.",
  },
  UNKNOWN_PATH: {
    summary: "El documento no tiene ningún campo con esta ruta.",
    fix: "Indique la ruta de un valor que el documento tenga.",
  },
  DISCLOSURE_MISMATCH: {
    summary: "Los campos mostrados no son los del documento al que corresponde la raíz.",
    fix: "Pida a la persona titular que los muestre de nuevo; no se fíe de estos.",
  },

  DOCUMENT_TOO_LARGE: {
    summary: "Un documento pasa de 256 KiB si es público, o de 8 MiB si es privado, con sus sales.",
    fix: "Acorte el documento, y enlace los archivos grandes en lugar de incluirlos.",
  },
  CONTENT_HASH_MISMATCH: {
    summary: "Lo que devolvió un almacén no tiene la huella pedida.",
    fix: "No lo use; pregunte a otro almacén y avise a quien lleva este.",
  },
  CONTENT_NOT_CANONICAL: {
    summary: "Un documento público no está en la forma canónica de RFC 8785.",
    fix: "Publique exactamente los bytes que produce este programa.",
  },
  CONTENT_NOT_FOUND: {
    summary: "Ningún almacén tiene el documento con esta huella.",
    fix: "Añada un almacén que lo tenga, o pida el documento al centro.",
  },
  CONTENT_UNAVAILABLE: {
    summary: "No se pudo leer o escribir en un almacén de documentos.",
    fix: "Pruebe más tarde o use otro almacén; esto no dice nada del documento.",
  },

  MALFORMED_BUNDLE: {
    summary: "El texto no es el archivo de un registro.",
    fix: "Use el archivo *.cairn.json que entregó el centro, sin cambios.",
  },
  MALFORMED_LINK: {
    summary: "Los datos de un enlace están dañados o incompletos.",
    fix: "Copie de nuevo el enlace entero, o pida el archivo.",
  },
  MALFORMED_PRESENTATION: {
    summary: "El texto no es una presentación.",
    fix: "Pida de nuevo la presentación a su titular, y use el archivo o el enlace sin cambios.",
  },
  MALFORMED_REQUEST: {
    summary: "El texto no es una petición de registros.",
    fix: "Pídala de nuevo a quien verifica, y use el archivo o el enlace sin cambiarlo.",
  },
  MALFORMED_WORD: {
    summary: "El texto no es una palabra firmada sobre una identidad.",
    fix: "Pida otra vez el archivo *.cairn-word.json a quien firmó, y úselo sin cambios.",
  },
  MALFORMED_GUARDIANS: {
    summary: "El texto no es un archivo de guardianes.",
    fix: "Use el archivo *.cairn-guardians.json o *.cairn-guardian.json sin cambios.",
  },
  WORD_MISSING: {
    summary: "Falta la firma de una de las partes.",
    fix: "Que firme la parte que indican los detalles, y añada su palabra a las demás.",
  },
  WORD_MISMATCH: {
    summary: "Las palabras firmadas no tratan de lo mismo.",
    fix: "Pase solo palabras sobre un mismo cambio, firmadas a partir del mismo archivo.",
  },
  WORD_OUTDATED: {
    summary: "La palabra firmada es anterior a un cambio, o venció su plazo.",
    fix: "Que las partes firmen de nuevo: cada cambio anula lo firmado antes.",
  },
  REQUEST_EXPIRED: {
    summary: "Quien verifica ya no acepta respuestas a esta petición.",
    fix: "Pida a quien verifica una petición nueva.",
  },
  QR_TOO_LARGE: {
    summary: "El texto es demasiado largo para un código QR que un teléfono pueda leer.",
    fix: "Páselo como enlace o como archivo.",
  },
  UNSUPPORTED_VERSION: {
    summary: "El archivo tiene una versión que este programa no lee.",
    fix: "Actualice el programa, o pida el archivo en una versión admitida.",
  },
  DIGEST_MISMATCH: {
    summary: "Las partes del registro no dan la huella o la raíz que el archivo dice.",
    fix: "Pida de nuevo el registro al centro; no se fíe de este.",
  },
  NOT_IN_ANCHOR: {
    summary: "La prueba no lleva del logro a la raíz anclada.",
    fix: "Pida al centro el registro con la prueba de su promoción.",
  },
  MALFORMED_TREE: {
    summary: "El árbol de una promoción está vacío, repite un logro, o su copia está dañada.",
    fix: "Hágalo con logros distintos, o recupere el archivo de una copia.",
  },

  ABORTED: {
    summary: "El trabajo se interrumpió.",
    fix: "Empiécelo de nuevo cuando lo necesite.",
  },
  CONTRACT_REVERTED: {
    summary: "Un contrato rechazó la operación.",
    fix: "Mire el motivo y los valores que se indican.",
  },
  CHAIN_UNREACHABLE: {
    summary: "El nodo de la red no respondió.",
    fix: "Revise la conexión y la dirección del nodo, y pruebe otra vez; esto no dice nada del registro.",
  },
  RATE_LIMITED: {
    summary: "El nodo o el servidor limita el número de peticiones.",
    fix: "Espere y pruebe otra vez, o use otro nodo; esto no dice nada del registro.",
  },
  INCONSISTENT_ANSWER: {
    summary: "Las respuestas del nodo o de la fuente se contradicen, o dejan algo fuera.",
    fix: "Pregunte otra vez, o a otro nodo; esto no dice nada del registro.",
  },
  NODES_DISAGREE: {
    summary: "Los nodos a los que se preguntó se contradicen.",
    fix: "Mire en details.nodes quién dijo qué; pregunte otra vez, y cambie el nodo que se queda solo.",
  },
  STALE_BLOCK: {
    summary: "El bloque del nodo es más antiguo de lo que admite quien verifica, o es del futuro.",
    fix: "Pregunte a un nodo al día con la red, o admita un bloque más antiguo; esto no dice nada del registro.",
  },
  WRONG_CHAIN: {
    summary: "El nodo es de otra red que la pedida.",
    fix: "Conéctese a un nodo de la red que se indica.",
  },
  NOT_A_DEPLOYMENT: {
    summary: "En esa dirección no hay ningún contrato de Cairn.",
    fix: "Compare la dirección y la red con la libreta de direcciones.",
  },
  UNTRUSTED_DEPLOYMENT: {
    summary: "La instalación no es una de las que usted da por buenas.",
    fix: "Añádala solo si sabe quién la lleva; un archivo nunca decide eso.",
  },
  MALFORMED_DEPLOYMENT: {
    summary: "Una entrada de la libreta de direcciones no tiene la forma exigida.",
    fix: "Recupere el archivo de `deployments/` de una copia, o instale de nuevo.",
  },
  NO_SIGNER: {
    summary: "No se puede enviar ni firmar, porque no hay ninguna clave.",
    fix: "Indique la clave con la que se firma.",
  },
  REQUEST_REFUSED: {
    summary: "La persona titular de la cartera no quiso firmar o enviar.",
    fix: "Explíquele qué se firma y pídaselo de nuevo.",
  },
  INSUFFICIENT_FUNDS: {
    summary: "La cuenta no puede pagar la transacción.",
    fix: "Envíe fondos a la cuenta; la petición de un estudiante también puede pagarla otra persona.",
  },
  TRANSACTION_NOT_ACCEPTED: {
    summary: "El nodo no aceptó la transacción, u otra ocupó su lugar.",
    fix: "Espere a las transacciones pendientes de la cuenta, mire qué se hizo, y repita si hace falta.",
  },
  GAS_CAP_EXCEEDED: {
    summary: "Un solo elemento necesita más gas del que admite una transacción.",
    fix: "Mire a qué llama ese elemento; una cartera que es un contrato puede gastar el gas.",
  },
  SPONSORED_NEEDS_KEY: {
    summary:
      "Una cartera inteligente no puede firmar lo que un servicio de patrocinio lleva a la cadena: " +
      "el reenviador solo comprueba claves.",
    fix:
      "Que la cartera envíe por sus propios medios: un paymaster (ERC-4337) o una clave que delega (EIP-7702). " +
      "Un consentimiento se puede firmar con `learners.signConsent`.",
  },
  RELAY_REFUSED: {
    summary: "El servicio de patrocinio no aceptó la solicitud, o no pudo llevarla a la cadena.",
    fix: "Mire details.reason; lo que el servicio no paga, páguelo usted o pídalo a otro servicio.",
  },
  RELAY_BUSY: {
    summary: "El servicio de patrocinio no acepta más solicitudes por ahora, de este estudiante o de nadie.",
    fix: "Repita tras los segundos de details.retryAfter, o pague usted la transacción.",
  },
  RELAY_UNAVAILABLE: {
    summary: "El servicio de patrocinio no respondió, o no puede enviar por ahora.",
    fix: "Repita más tarde: la misma solicitud se lleva a la cadena una vez, por muchas veces que se entregue.",
  },
  INVALID_KEY: {
    summary: "La clave no es la Multikey Ed25519 o P-256 que se necesita.",
    fix: "Use z6Mk… o 0xed01… (Ed25519), zDn… o 0x8024… (P-256).",
  },
  INVALID_DID: {
    summary: "La dirección o el identificador no puede ser un did:web.",
    fix: "Use una dirección https sin consulta, como https://escuela.example.",
  },
  UNKNOWN_CONTEXT: {
    summary: "La credencial usa un contexto JSON-LD que aquí no se conoce.",
    fix: "Use los contextos de las credenciales del W3C y de Open Badges; no se descarga ninguno.",
  },
  MALFORMED_BADGE: {
    summary: "No es lo que pide Open Badges 3.0.",
    fix: "Corrija lo que nombra details.faults.",
  },
  MALFORMED_CREDENTIAL: {
    summary: "No es una credencial de VC Data Model 2.0.",
    fix: "Corrija lo que nombran el mensaje y details.path.",
  },
  WEB_UNAVAILABLE: {
    summary: "No se pudo obtener un documento de la web.",
    fix: "Repita más tarde, o verifique sin la web.",
  },
  EVENT_MISSING: {
    summary: "La transacción se hizo, pero el contrato no dio el aviso que siempre da.",
    fix: "Compruebe que la libreta de direcciones nombra los contratos de esta red.",
  },
  MALFORMED_COHORT: {
    summary: "El archivo de una promoción no tiene la forma exigida, o sus partes no encajan.",
    fix: "Recupere el archivo de una copia; no prepare otra vez una promoción que pueda estar anclada.",
  },
  MALFORMED_TABLE: {
    summary: "No se puede leer una tabla de resultados.",
    fix: "Corrija el archivo en el lugar que dan los detalles y léalo de nuevo.",
  },
  COHORT_MISMATCH: {
    summary: "La carpeta contiene otra promoción que la que se está preparando.",
    fix:
      "Use una carpeta nueva para una promoción nueva; para continuar, " +
      "indique los mismos registros con los que se hizo la carpeta.",
  },
  COHORT_NOT_KEPT: {
    summary: "No se pudo escribir la promoción en su carpeta, así que no existe.",
    fix: "Mire la causa, como un disco lleno o un permiso que falta, y repita.",
  },
  WORKER_FAILED: {
    summary: "Un hilo que preparaba registros terminó antes de acabar su trabajo.",
    fix: "Mire la causa; con poca memoria, use menos hilos. Después repita: no se guardó nada.",
  },
} as const satisfies Record<ErrorCode, ErrorEntry>;
