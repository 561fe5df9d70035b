import type { ContractErrorEntry, ContractErrorName } from "@cairn/sdk";

/** What an error of a contract means, in Spanish. */
export type ContractErrorText = Omit<ContractErrorEntry, "args">;

/** The contracts' errors in Spanish: the same names as `CONTRACT_ERRORS`. */
export const contractErrorsEs = {
  AccreditationHeld: {
    meaning: "El período de otro acreditador corre, o está suspendido, hasta la hora indicada.",
    fix: "Espere a que acabe, o pida a ese acreditador o al dueño de la red que lo termine.",
  },
  AccreditationKindsInvalid: {
    meaning: "No hay ningún tipo, o alguno pasa de los que el acreditador puede acreditar.",
    fix: "Elija tipos entre los permitidos.",
  },
  AccreditationNotRunning: {
    meaning: "El centro no tiene ninguna acreditación en curso.",
    fix: "Mire los períodos del centro; solo uno en curso se puede suspender o terminar.",
  },
  AccreditationNotSuspended: {
    meaning: "El período más reciente del centro no está suspendido, o su plazo ya acabó.",
    fix: "Acredite el centro de nuevo.",
  },
  AccreditationSupervisorOnly: {
    meaning:
      "Solo el acreditador del período, mientras está en el cargo, y el dueño de la red pueden hacerlo.",
    fix: "Envíe desde una de esas cuentas.",
  },
  AccreditationTermInvalid: {
    meaning: "El período acaba antes de ahora, o después del mandato del acreditador.",
    fix: "Elija un final posterior a ahora y que no pase de la última hora indicada.",
  },
  AccreditorInvalid: {
    meaning: "Esa cuenta no puede ser acreditador.",
    fix: "Indique la dirección de una persona o institución, distinta de cero.",
  },
  AccreditorKindsEmpty: {
    meaning: "Un acreditador necesita al menos un tipo.",
    fix: "Nombre los tipos que puede acreditar.",
  },
  AccreditorNotInOffice: {
    meaning:
      "La cuenta no es de un acreditador en el cargo: nunca se nombró, se destituyó, o su mandato acabó.",
    fix: "Envíe desde un acreditador en el cargo, o pida al dueño de la red que nombre a este.",
  },
  AccreditorTermInvalid: {
    meaning: "El mandato del acreditador acaba antes de ahora.",
    fix: "Elija un final posterior a ahora, en segundos.",
  },
  AchievementAlreadyIssued: {
    meaning: "El logro ya es un token.",
    fix: "No hay que hacer nada; consulte su registro.",
  },
  AchievementAlreadyRenounced: {
    meaning: "El estudiante renunció a este logro, y eso es definitivo.",
    fix: "Certifíquelo de nuevo con otra huella, si el estudiante lo desea.",
  },
  AchievementAlreadyRevoked: {
    meaning: "El centro revocó este logro, y eso es definitivo.",
    fix: "Certifíquelo de nuevo con otra huella.",
  },
  AchievementContentMissing: {
    meaning: "El logro no tiene raíz de contenido.",
    fix: "Prepare antes su documento privado.",
  },
  AchievementExpiryInvalid: {
    meaning: "El vencimiento no es 0, ni es posterior al logro y anterior al año 2106.",
    fix: "Corrija el vencimiento; va en segundos.",
  },
  AchievementForeign: {
    meaning: "El logro es de otro centro.",
    fix: "Actúe en nombre del centro que lo certificó.",
  },
  AchievementTimeInvalid: {
    meaning: "La fecha del logro es posterior a su emisión.",
    fix: "Corrija la fecha del logro; va en segundos.",
  },
  AchievementUnknown: {
    meaning: "No hay ningún token vivo con este identificador.",
    fix: "Revise los datos del logro y la red; un registro anclado se reclama antes.",
  },
  AnchorAlreadyMade: {
    meaning: "El centro ya ancló esta promoción.",
    fix: "No hay que hacer nada; cuenta la primera vez.",
  },
  AnchorInvalid: {
    meaning: "La raíz de la promoción o su tamaño es cero.",
    fix: "Ancle una promoción preparada con este programa.",
  },
  AnchorRevoked: {
    meaning: "El centro revocó toda la promoción.",
    fix: "Pregunte al centro; puede certificar de nuevo.",
  },
  AnchorUnknown: {
    meaning: "El centro no ancló ninguna promoción así.",
    fix: "Ancle antes la promoción, o revise la red.",
  },
  AttesterSignatureInvalid: {
    meaning: "La firma no es de quien dice certificar este logro en esta red.",
    fix: "Revise el logro, quién firma y la red; pida al centro que firme de nuevo.",
  },
  BatchEmpty: {
    meaning: "El lote no tiene ningún elemento.",
    fix: "Indique al menos un elemento.",
  },
  BatchItemFailed: {
    meaning: "Falló un elemento del lote, así que ninguno de esa transacción tuvo efecto.",
    fix: "Corrija o quite el elemento con ese número; el motivo se indica aparte.",
  },
  ConsentKindsEmpty: {
    meaning: "Un consentimiento necesita al menos un tipo.",
    fix: "Nombre los tipos, o retire el consentimiento.",
  },
  ConsentMissing: {
    meaning: "El estudiante no consiente tokens públicos de este tipo de este centro.",
    fix: "Pida el consentimiento al estudiante, o ancle el logro en lugar de emitirlo.",
  },
  ConsentSignatureExpired: {
    meaning: "La firma del consentimiento llegó fuera de plazo.",
    fix: "Pida al estudiante que firme de nuevo.",
  },
  ConsentSignatureInvalid: {
    meaning: "La firma no es de quien actúa por el estudiante, o es sobre otras condiciones u otro número.",
    fix: "Revise centro, tipos, horas y red, y pida una firma nueva con el número actual.",
  },
  ConsentTermInvalid: {
    meaning: "El consentimiento acaba antes de ahora.",
    fix: "Elija un final posterior a ahora, en segundos.",
  },
  ContentLengthInvalid: {
    meaning: "El documento público está vacío o es demasiado largo.",
    fix: "Redúzcalo a 256 KiB.",
  },
  CustodianAlreadyAppointed: {
    meaning: "La identidad ya tiene un custodio.",
    fix: "Espere al fin de la custodia, o que el custodio nombre a quien le sucede.",
  },
  CustodianMissing: {
    meaning: "La identidad no tiene custodio ahora.",
    fix: "No hay nada que reemplazar: habla quien tiene el control.",
  },
  CustodianTermInvalid: {
    meaning: "Una custodia termina al comienzo de un mes (UTC), después de ahora y en menos de 21 años.",
    fix: "Elija el primer segundo del mes siguiente a la mayoría de edad.",
  },
  DefinitionAlreadyRetired: {
    meaning: "La definición está retirada: ya no se certifica nada con ella.",
    fix: "Use otra definición, o haga una nueva.",
  },
  DefinitionContentMissing: {
    meaning: "La definición no tiene documento público.",
    fix: "Indique la huella de su documento.",
  },
  DefinitionKindInvalid: {
    meaning: "El tipo no es un número de 0 a 31.",
    fix: "Use un tipo de Open Badges 3.0, o 31 para una extensión.",
  },
  DefinitionNotInForce: {
    meaning: "La definición no estaba vigente cuando se ancló la promoción.",
    fix: "Pregunte al centro; puede certificar de nuevo con una definición vigente.",
  },
  DefinitionSensitive: {
    meaning: "La definición es delicada: sus logros nunca son tokens públicos.",
    fix: "Ancle o firme el logro, y muéstrelo en privado.",
  },
  DefinitionUnknown: {
    meaning: "No hay ninguna definición con este identificador.",
    fix: "Revise el identificador y la red.",
  },
  DisplayTextForbidden: {
    meaning: "Un nombre tiene, en ese byte, un carácter que no se debe mostrar, o no es UTF-8.",
    fix: "Quite los caracteres de control y de dirección, y los espacios al principio y al final.",
  },
  DisplayTextLength: {
    meaning: "Un nombre está vacío o es demasiado largo; el largo se cuenta en bytes.",
    fix: "Acorte el nombre.",
  },
  ERC2771ForwarderExpiredRequest: {
    meaning: "La petición pagada por otro llegó fuera de plazo.",
    fix: "Pida al estudiante que firme una petición nueva.",
  },
  ERC2771ForwarderInvalidSigner: {
    meaning: "La petición la firmó otra cuenta, es sobre otros valores, o su número ya se usó.",
    fix: "Pida una petición nueva, firmada por la cuenta indicada, para esta red.",
  },
  ERC2771ForwarderMismatchedValue: {
    meaning: "El dinero enviado no es el pedido.",
    fix: "No envíe dinero: Cairn no lo recibe.",
  },
  ERC2771ForwarderNoRefundReceiver: {
    meaning: "Un lote que salta las peticiones fallidas necesita a quién devolver el dinero.",
    fix: "Nombre a quién se devuelve.",
  },
  ERC2771UntrustfulTarget: {
    meaning: "El contrato de destino no se fía de este intermediario.",
    fix: "Use el intermediario de la libreta de direcciones de la misma red.",
  },
  ERC721IncorrectOwner: {
    meaning: "La cuenta no tiene el token.",
    fix: "Revise quién lo tiene; los logros no se traspasan.",
  },
  ERC721InsufficientApproval: {
    meaning: "La cuenta no puede actuar sobre el token.",
    fix: "Los logros no se pueden autorizar a otros ni traspasar.",
  },
  ERC721InvalidApprover: {
    meaning: "La cuenta no puede autorizar.",
    fix: "Los logros no se pueden autorizar a otros.",
  },
  ERC721InvalidOperator: {
    meaning: "La cuenta no puede operar por otros.",
    fix: "Los logros no se pueden autorizar a otros.",
  },
  ERC721InvalidOwner: {
    meaning: "La dirección cero no tiene nada.",
    fix: "Pregunte por el saldo de una cuenta.",
  },
  ERC721InvalidReceiver: {
    meaning: "La cuenta no puede recibir un token.",
    fix: "Use la dirección de un estudiante, distinta de cero.",
  },
  ERC721InvalidSender: {
    meaning: "La cuenta no puede enviar un token.",
    fix: "Los logros no se traspasan.",
  },
  ERC721NonexistentToken: {
    meaning: "No hay ningún token vivo con este identificador.",
    fix: "Revise el identificador y la red; el token puede estar revocado o renunciado.",
  },
  FailedCall: {
    meaning: "Falló la propia petición pagada por otro.",
    fix: "Haga la operación directamente para ver el motivo.",
  },
  GasTooLow: {
    meaning: "Una lectura por lotes dejó poco gas para comprobar la firma de quien certifica.",
    fix: "Pida menos registros a la vez, o más gas para la consulta.",
  },
  GuardianInvalid: {
    meaning: "El guardián de este índice no es de la identidad, o no va después del anterior.",
    fix: "Use las sales y pruebas de los guardianes actuales, por dirección ascendente, cada uno una vez.",
  },
  GuardiansInvalid: {
    meaning: "Los guardianes necesitan una raíz, un umbral de uno a cuantos sean, y un plazo de 1 a 90 días.",
    fix: "Corríjalo; para no tener guardianes, ponga todo a cero.",
  },
  GuardiansMissing: {
    meaning: "La identidad no tiene guardianes, así que nadie puede recuperarla.",
    fix: "Nombre guardianes mientras tenga la clave.",
  },
  GuardiansTooFew: {
    meaning: "Firmaron menos guardianes de los que pide el umbral.",
    fix: "Reúna más firmas.",
  },
  HubAdminOnly: {
    meaning: "Solo la administración del centro puede hacerlo.",
    fix: "Envíe desde la cuenta de la administración.",
  },
  HubAlreadyClosed: {
    meaning: "El centro cerró para siempre.",
    fix: "Actúe por otro centro; el personal de uno cerrado aún puede revocar.",
  },
  HubKindNotAccredited: {
    meaning: "La acreditación en curso del centro no incluye este tipo.",
    fix: "Pida al acreditador que la amplíe, o certifique con una definición de un tipo acreditado.",
  },
  HubNotAccredited: {
    meaning: "El centro no tiene ahora ninguna acreditación en curso.",
    fix: "Pida a un acreditador que acredite el centro.",
  },
  HubNotAccreditedAt: {
    meaning: "El centro no estaba acreditado para este tipo cuando ancló la promoción.",
    fix: "Pregunte al centro; puede certificar de nuevo cuando esté acreditado.",
  },
  HubPendingAdminOnly: {
    meaning: "El centro no se ofreció a esta cuenta.",
    fix: "Envíe desde la cuenta a la que la administración ofreció el centro.",
  },
  HubUnknown: {
    meaning: "No hay ningún centro con este identificador.",
    fix: "Revise el identificador y la red.",
  },
  IdentityAccountInvalid: {
    meaning: "La dirección no es de nadie, es la propia identidad, o ya tiene este papel u otro.",
    fix: "Indique otra dirección.",
  },
  IdentityChangeNotReady: {
    meaning: "Lo que espera la identidad aún no está listo.",
    fix: "Ejecútelo desde readyAt.",
  },
  IdentityChangePending: {
    meaning: "Espera otro cambio o una recuperación de la identidad.",
    fix: "Ejecútelo cuando esté listo, o que lo cancele quien tiene el control.",
  },
  IdentityControllerOnly: {
    meaning: "Solo quien tiene el control de la identidad puede hacerlo.",
    fix: "Envíelo desde la dirección que tiene el control.",
  },
  IdentityCustodianOnly: {
    meaning: "Solo el custodio de la identidad puede hacerlo.",
    fix: "Envíelo desde el custodio.",
  },
  IdentityHasMembers: {
    meaning: "Otras direcciones se han unido a esta, así que no puede unirse a otra identidad.",
    fix: "Que la otra dirección se una a esta.",
  },
  IdentityJoined: {
    meaning: "La dirección se ha unido a otra identidad.",
    fix: "Indique esa identidad.",
  },
  IdentityNothingPending: {
    meaning: "No espera ningún cambio ni recuperación de la identidad.",
    fix: "No queda nada por hacer: se ejecutó o se canceló.",
  },
  IdentitySignatureExpired: {
    meaning: "La firma llegó después de su plazo.",
    fix: "Pida una firma nueva.",
  },
  IdentitySignatureInvalid: {
    meaning: "La firma no es de la parte sobre este cambio y el número actual.",
    fix: "Que la parte firme de nuevo: cada cambio de la identidad anula las firmas anteriores.",
  },
  InsufficientBalance: {
    meaning: "El intermediario no tiene el dinero que pide una petición.",
    fix: "No envíe dinero: Cairn no lo recibe.",
  },
  InvalidAccountNonce: {
    meaning: "El número de la petición no es el siguiente de la cuenta.",
    fix: "Firme una petición nueva con el número actual.",
  },
  InvalidShortString: {
    meaning: "Una constante del propio contrato está dañada.",
    fix: "Avise de ello: no puede ocurrir.",
  },
  KeyAlreadyAdded: {
    meaning: "El centro ya añadió esta clave.",
    fix: "Haga un par de claves nuevo.",
  },
  KeyAlreadyRetired: {
    meaning: "El plazo de la clave ya acabó.",
    fix: "No hay que hacer nada; si estuvo en malas manos, declárela comprometida.",
  },
  KeyCompromiseInvalid: {
    meaning: "La hora es 0, es futura, o no es anterior a la que consta.",
    fix: "Indique una hora anterior a la que consta: solo puede adelantarse.",
  },
  KeyMalformed: {
    meaning: "La clave no es una Multikey Ed25519 ni P-256.",
    fix: "Indique ed01 y 32 bytes, o 8024 y 33 bytes.",
  },
  KeyUnknown: {
    meaning: "El centro nunca añadió esta clave.",
    fix: "Revise el centro y la huella: Keccak-256 de los bytes de la clave.",
  },
  KeyWindowInvalid: {
    meaning: "El plazo de la clave empieza antes de ahora, o acaba antes de empezar.",
    fix: "Elija un comienzo no anterior a ahora y un final posterior a él.",
  },
  KindUnknown: {
    meaning: "No existe ese tipo de logro.",
    fix: "Elija un tipo de 0 a 31.",
  },
  LearnerActorOnly: {
    meaning: "Solo quien actúa por el estudiante habla por él.",
    fix: "Envíe o firme desde la cuenta de quien actúa por él.",
  },
  OwnableInvalidOwner: {
    meaning: "Esa cuenta no puede ser dueña del registro.",
    fix: "Indique una dirección distinta de cero.",
  },
  OwnableUnauthorizedAccount: {
    meaning: "Solo el dueño de la red puede hacerlo.",
    fix: "Envíe desde la cuenta del dueño.",
  },
  OwnershipCannotBeRenounced: {
    meaning: "Una red siempre tiene dueño.",
    fix: "Traspase la propiedad a otra cuenta.",
  },
  PeriodAccreditorOnly: {
    meaning: "Solo el acreditador de ese período, mientras está en el cargo, puede hacerlo.",
    fix: "Envíe desde la cuenta de ese acreditador.",
  },
  PeriodUnknown: {
    meaning: "El centro no tiene ningún período con ese número.",
    fix: "Consulte los períodos del centro; se cuentan desde 0.",
  },
  ProofInvalid: {
    meaning: "La prueba no lleva del logro a la raíz de la promoción.",
    fix: "Use el logro y la prueba del mismo archivo.",
  },
  ProofTooLong: {
    meaning: "La prueba es más larga de lo que admite una promoción de ese tamaño.",
    fix: "Use la prueba del archivo; si ya lo es, pregunte al centro.",
  },
  RecoveryPending: {
    meaning: "Espera una recuperación de la identidad, así que nadie habla por quien aprende.",
    fix: "Ejecútela desde readyAt, o que la cancele quien tiene el control.",
  },
  RecoveryUnanimous: {
    meaning: "Todos los guardianes firmaron la recuperación, así que nadie puede cancelarla.",
    fix: "Ejecútela cuando esté lista.",
  },
  SafeCastOverflowedUintDowncast: {
    meaning: "Una hora pasa de lo que el token puede guardar.",
    fix: "Indique las horas en segundos, antes del año 2106.",
  },
  Soulbound: {
    meaning: "Los logros no se traspasan ni se autorizan a otros.",
    fix: "No hay que hacer nada: el registro se queda con su estudiante.",
  },
  StaffBeyondManager: {
    meaning:
      "Quien gestiona el personal tocó funciones o plazos mayores que los suyos, o a otra persona que gestiona.",
    fix: "Pídalo a la administración, o no pase de sus propias funciones y plazo.",
  },
  StaffRoleMissing: {
    meaning: "La cuenta no tiene ahora esta función en el centro.",
    fix: "Pida a la administración del centro que se la dé, o envíe desde una cuenta que la tenga.",
  },
  StaffRolesInvalid: {
    meaning: "Entre las funciones hay una que no existe.",
    fix: "Combine solo certificar, revocar, catálogo y gestionar.",
  },
  StaffWindowInvalid: {
    meaning: "El plazo acaba antes de empezar, o antes de ahora.",
    fix: "Elija un final posterior al comienzo y a ahora.",
  },
  StringTooLong: {
    meaning: "Una constante del propio contrato es demasiado larga.",
    fix: "Avise de ello: no puede ocurrir.",
  },
  StringsInsufficientHexLength: {
    meaning: "Un número no cabe en las cifras hexadecimales previstas.",
    fix: "Avise de ello: los identificadores tienen 32 bytes, así que no puede ocurrir.",
  },
  SuccessorInvalid: {
    meaning: "El sucesor es cero, es el mismo logro, o es un identificador reservado.",
    fix: "Nombre el identificador del logro que lo sustituye.",
  },
  WithdrawalNeedsTwoKeys: {
    meaning: "El dueño es también el acreditador del período: una sola clave no retira hacia atrás.",
    fix: "Dé a la red un dueño que no sea este acreditador, y que ese dueño confirme.",
  },
  WithdrawalNotProposed: {
    meaning: "Lo que el dueño confirma no es lo que el acreditador propuso.",
    fix: "Confirme exactamente la hora propuesta, o pida al acreditador otra propuesta.",
  },
  WithdrawalTimeInvalid: {
    meaning: "La hora no está dentro del período.",
    fix: "Elija una hora desde el comienzo del período y antes de su final.",
  },
  WithdrawalUnknown: {
    meaning: "El período no está retirado.",
    fix: "Mire los períodos del centro; solo uno retirado se puede restablecer.",
  },
} as const satisfies Record<ContractErrorName, ContractErrorText>;
