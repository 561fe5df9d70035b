/**
 * Particular sentences of the SDK in Spanish, by their English. What is missing here is said by the catalog's general
 * sentence, with the English among the details.
 */
export const messagesEs: Readonly<Record<string, string>> = {
  "A contract refused the call without a reason.": "Un contrato rechazó la operación sin dar motivo.",
  "A contract failed.": "Un contrato falló.",
  "Check that the address book names the contracts of this network, and that the gas suffices.":
    "Compruebe que la libreta de direcciones nombra los contratos de esta red, y que el gas alcanza.",
  "The address has a wrong checksum.": "La dirección tiene mal la suma de control.",
  "The value is not a role.": "El valor no es una función del personal.",
  "The value is not a time in whole seconds since 1970.":
    "El valor no es una hora en segundos enteros desde 1970.",
  "The value is not bytes: 0x and an even number of hexadecimal digits.":
    "El valor no son bytes: 0x y un número par de cifras hexadecimales.",
  "The achievement is not in the cohort.": "El logro no está en la promoción.",
  "An achievement is twice in the cohort.": "Un logro está dos veces en la promoción.",
  "A cohort has one achievement at least.": "Una promoción tiene al menos un logro.",
  "The cohort's file cannot be read.": "No se puede leer el archivo de la promoción.",
  "Another run has kept a cohort in this folder in the meantime.":
    "Entretanto, otra ejecución guardó una promoción en esta carpeta.",
  "The hub's status lists do not have enough free places.":
    "Las listas de estado del centro no tienen bastantes puestos libres.",
  "The node did not answer in time.": "El nodo no respondió a tiempo.",
  "The node does not have the block.": "El nodo no tiene ese bloque.",
  "The node does not serve the log of the block that holds the document.":
    "El nodo no sirve los avisos del bloque que contiene el documento.",
  "The node gives a call too little gas to check the attester's signature.":
    "El nodo da a la consulta poco gas para comprobar la firma de quien certifica.",
  "Ask a node that allows a call 3,000,000 units of gas.":
    "Pregunte a un nodo que admita 3.000.000 de unidades de gas por consulta.",
  "The chain replaced the block while it was read.": "La red sustituyó el bloque mientras se leía.",
  "Verify again.": "Verifique otra vez.",
  "The transaction was sent, but no receipt came.": "La transacción se envió, pero no llegó su recibo.",
  "The waiting was aborted; the transaction stays sent.":
    "La espera se interrumpió; la transacción sigue enviada.",
  "The document is not an object.": "El documento no es un objeto.",
  "The bytes are not UTF-8.": "Los bytes no son UTF-8.",
  "There is nothing to verify.": "No hay nada que verificar.",
  "There is no store to ask.": "No hay ningún almacén al que preguntar.",
  "The base address is not an http or https address.": "La dirección de base no es http ni https.",
  "The signer has no provider.": "La clave que firma no está conectada a ningún nodo.",
};
