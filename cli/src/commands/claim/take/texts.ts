import { texts } from "../../../messages/text.ts";

/** What `cairn claim --to-key` says. */
export const takeTexts = texts({
  bothKeys: {
    en: "Both --to-key and --to-keystore are given, and one wallet takes control.",
    es: "Se indican --to-key y --to-keystore, y toma el control una sola cartera.",
  },
  bothKeysFix: { en: "Leave one of them out.", es: "Quite uno de los dos." },
  noOut: {
    en: "--out goes with one record that is claimed, and not with --to-key or --to-keystore.",
    es: "--out va con un registro que se reclama, y no con --to-key ni --to-keystore.",
  },
  noOutFix: {
    en: "Leave --out out; the file that you have stays good.",
    es: "Quite --out; el archivo que tiene sigue valiendo.",
  },
  codeAsFile: {
    en: "A claim code stands on the command line, where others can read it.",
    es: "Hay un código de reclamación en la línea de órdenes, donde otros pueden leerlo.",
  },
  codeAsFileFix: {
    en: "Leave it out: with --code it is asked for. Clear the terminal's history.",
    es: "Quítelo: con --code se pide. Borre el historial del terminal.",
  },
  otherLearner: {
    en: "{file} is not a record of this code: it is of {learner}, and the code stands for {account}.",
    es: "{file} no es un registro de este código: es de {learner}, y el código representa a {account}.",
  },
  otherLearnerFix: {
    en: "Name the files that came with this code, and take control from each other code by itself.",
    es: "Nombre los archivos que venían con este código, y tome el control de cada otro código por separado.",
  },
  sameWallet: {
    en: "The wallet that is to take control is the code's own.",
    es: "La cartera que tomaría el control es la del propio código.",
  },
  sameWalletFix: {
    en: "Name a key that only you have; make one with --to-keystore keys/own.json.",
    es: "Nombre una clave que solo usted tenga; cree una con --to-keystore keys/own.json.",
  },
  custodian: {
    en: "A custodian watches over this code until {until}: {custodian}. Control moves only with the custodian's signature.",
    es: "Un custodio vela por este código hasta {until}: {custodian}. El control solo pasa con su firma.",
  },
  custodianFix: {
    en: "1. Your wallet: cairn learner accept move {learner} --key <yours>. 2. The custodian: cairn learner agree <file>. 3. cairn learner apply <both files> --code",
    es: "1. Su cartera: cairn learner accept move {learner} --key <la suya>. 2. El custodio: cairn learner agree <archivo>. 3. cairn learner apply <los dos archivos> --code",
  },
  madeKey: {
    en: "Made your wallet {account} in {file}. Keep copies of the file and its password in different places: who loses them loses the records.",
    es: "Creada su cartera {account} en {file}. Guarde copias del archivo y de la contraseña en sitios distintos: quien los pierde, pierde los registros.",
  },
  preview: {
    en: "Your wallet {account} takes control from the claim code.",
    es: "Su cartera {account} toma el control del código de reclamación.",
  },
  after: {
    en: "After that only this wallet speaks for you. The code is worth nothing any more: not to you, not to who made it, not to who has the sheet. It cannot be undone with the code.",
    es: "Después solo esta cartera habla por usted. El código ya no vale nada: ni para usted, ni para quien lo hizo, ni para quien tenga la hoja. Con el código no se puede deshacer.",
  },
  seen: {
    en: "Everybody can see that the code's address {learner} is now this wallet's.",
    es: "Todos pueden ver que la dirección del código, {learner}, es ahora de esta cartera.",
  },
  lose: {
    en: "Keep the wallet's key well. If it is lost, only guardians whom you chose before can help: cairn guardian make {learner}",
    es: "Guarde bien la clave de la cartera. Si se pierde, solo ayudan guardianes que usted haya elegido antes: cairn guardian make {learner}",
  },
  taken: {
    en: "Your wallet {account} has control already; what is left is done now.",
    es: "Su cartera {account} ya tiene el control; ahora se hace lo que falta.",
  },
  tokens: {
    en: "Public records that come along: {count}.",
    es: "Registros públicos que pasan con él: {count}.",
  },
  noTokens: {
    en: "This network has no public record of this code. A record in a file needs nothing: your wallet speaks for it afterwards. To be sure that the code is of this network, name its file.",
    es: "Esta red no tiene ningún registro público de este código. Un registro en un archivo no necesita nada: después su cartera habla por él. Para estar seguro de que el código es de esta red, nombre su archivo.",
  },
  claims: {
    en: "Made public too, for good, because you named the file {file}:",
    es: "Además se hace público, para siempre, porque usted nombró el archivo {file}:",
  },
  waits: {
    en: "Guardians watch over this code: the move counts only after their delay of {days} days, and the code can cancel it until then.",
    es: "Unos guardianes velan por este código: el traslado solo vale tras su plazo de {days} días, y hasta entonces el código puede cancelarlo.",
  },
  paid: {
    en: "{payer} brings it to the chain and pays. You need no ether.",
    es: "{payer} lo lleva a la cadena y paga. Usted no necesita ether.",
  },
  paidByOwn: { en: "Your wallet pays for it.", es: "Lo paga su cartera." },
  noEther: {
    en: "{account} would pay, and has no ether.",
    es: "Pagaría {account}, que no tiene ether.",
  },
  noEtherFix: {
    en: "Let the school pay: --relay <its address>, or --sponsor <name of its key>. You need no ether.",
    es: "Que pague el centro: --relay <su dirección> o --sponsor <nombre de su clave>. Usted no necesita ether.",
  },
  moved: {
    en: "Your wallet {account} has control of {learner}.",
    es: "Su cartera {account} tiene el control de {learner}.",
  },
  stepMoved: { en: "Control moved (transaction {hash}).", es: "El control ha pasado (transacción {hash})." },
  stepRebound: {
    en: "Public records brought to your wallet: {count}.",
    es: "Registros públicos llevados a su cartera: {count}.",
  },
  stepClaimed: { en: "Public now: {id}", es: "Ya es público: {id}" },
  rest: {
    en: "If the rest breaks off, run the same again: it goes on from here.",
    es: "Si lo demás se interrumpe, repita la misma orden: sigue desde aquí.",
  },
  notRebound: {
    en: "The relay does not pay for bringing the {count} public records over. They stay good; anybody can bring them, such as the school: cairn claim --code --to-key <yours> --sponsor <key>",
    es: "El servicio no paga el traslado de los {count} registros públicos. Siguen valiendo; cualquiera puede llevarlos, por ejemplo el centro: cairn claim --code --to-key <la suya> --sponsor <clave>",
  },
  already: {
    en: "Your wallet {account} has control of {learner} already, and all public records are there. Nothing was sent.",
    es: "Su cartera {account} ya tiene el control de {learner}, y todos los registros públicos están ahí. No se envió nada.",
  },
  waiting: {
    en: "The move to your wallet waits until {time}. Then run the same again, and it is finished.",
    es: "El traslado a su cartera espera hasta {time}. Entonces repita la misma orden y quedará terminado.",
  },
  next: {
    en: "Present your records with your wallet from now on. On the chain they stay listed under {learner}.",
    es: "Desde ahora presente sus registros con su cartera. En la cadena siguen bajo {learner}.",
  },
});
