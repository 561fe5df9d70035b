import { texts } from "../../messages/text.ts";

export const relayTexts = texts({
  about: {
    en: "run a service that pays for learners' own actions, within budgets",
    es: "ejecuta un servicio que paga las acciones de los estudiantes, con presupuestos",
  },
  example: {
    en: "for the configuration's hub, on this machine only",
    es: "para el centro de la configuración, solo en esta máquina",
  },
  exampleBudget: {
    en: "at most 50 million gas a day, and while gas costs 20 gwei or less",
    es: "como mucho 50 millones de gas al día, y mientras el gas cueste 20 gwei o menos",
  },
  port: { en: "port (default: 8787)", es: "puerto (por defecto: 8787)" },
  host: {
    en: "address to listen at (default: 127.0.0.1, for a proxy on this machine)",
    es: "dirección en la que escucha (por defecto: 127.0.0.1, para un proxy en esta máquina)",
  },
  store: {
    en: "file of the queue, which survives a restart (default: relay.sqlite)",
    es: "archivo de la cola, que sobrevive a un reinicio (por defecto: relay.sqlite)",
  },
  hub: {
    en: "hub whose records and consents are paid for; repeat it for more (default: the configuration's)",
    es: "centro cuyos registros y consentimientos se pagan; repítala para más (por defecto: el de la configuración)",
  },
  allHubs: { en: "pay for every hub of the network", es: "paga por todos los centros de la red" },
  functions: {
    en: "only these learners' functions, with commas (default: {all})",
    es: "solo estas funciones de los estudiantes, con comas (por defecto: {all})",
  },
  gas: {
    en: "gas that a day may cost (default: 100000000)",
    es: "gas que puede costar un día (por defecto: 100000000)",
  },
  requests: {
    en: "requests in a day (default: 1000)",
    es: "solicitudes en un día (por defecto: 1000)",
  },
  identityGas: {
    en: "of that, gas for guardians, custodians and recoveries, which are about no hub (default: 20000000)",
    es: "de este, gas para guardianes, custodios y recuperaciones, que no son de ningún centro (por defecto: 20000000)",
  },
  learnerGas: {
    en: "gas that one learner's day may cost (default: 3000000)",
    es: "gas que puede costar el día de un estudiante (por defecto: 3000000)",
  },
  learnerRequests: {
    en: "requests of one learner in a day (default: 20)",
    es: "solicitudes de un estudiante en un día (por defecto: 20)",
  },
  maxGasPrice: {
    en: "most that a unit of gas may cost, in gwei (default: 50)",
    es: "lo más que puede costar una unidad de gas, en gwei (por defecto: 50)",
  },
  queueLimit: {
    en: "requests that may wait (default: 500)",
    es: "solicitudes que pueden esperar (por defecto: 500)",
  },
  batch: {
    en: "most requests in one transaction; 1 for one each (default: 20)",
    es: "solicitudes por transacción, como mucho; 1 para una cada vez (por defecto: 20)",
  },
  inFlight: {
    en: "transactions on their way at the same time (default: 8)",
    es: "transacciones en camino al mismo tiempo (por defecto: 8)",
  },
  confirmations: {
    en: "blocks that must hold a transaction until it counts (default: 3; 1 on a local chain)",
    es: "bloques que deben contener una transacción hasta que cuenta (por defecto: 3; 1 en una cadena local)",
  },
  perMinute: {
    en: "requests that one remote address may cause work with in a minute (default: 60)",
    es: "solicitudes con las que una dirección remota puede causar trabajo en un minuto (por defecto: 60)",
  },
  trustProxy: {
    en: "take the remote address from the proxy's X-Forwarded-For",
    es: "toma la dirección remota del X-Forwarded-For del proxy",
  },
  stuck: {
    en: "seconds after which a waiting transaction pays more (default: 60)",
    es: "segundos tras los que una transacción que espera paga más (por defecto: 60)",
  },
  noPrice: { en: "--max-gas-price takes a price in gwei.", es: "--max-gas-price admite un precio en gwei." },
  noPriceFix: {
    en: "Give digits, with a point where needed, such as --max-gas-price 1.5.",
    es: "Escriba cifras, con punto si hace falta, como --max-gas-price 1.5.",
  },
  noHub: {
    en: "It is not said whose records are paid for.",
    es: "No se dice de quién son los registros que se pagan.",
  },
  noHubFix: {
    en: "Name the hub with --hub, or say --all-hubs.",
    es: "Indique el centro con --hub, o use --all-hubs.",
  },
  noFunction: {
    en: "No function of a learner has this name: {name}.",
    es: "Ninguna función de un estudiante tiene este nombre: {name}.",
  },
  noFunctionFix: { en: "Name some of: {all}.", es: "Nombre algunas de: {all}." },
  noKey: {
    en: "A relay signs by itself, and this key asks its owner each time.",
    es: "Un servicio firma por sí mismo, y esta clave pregunta cada vez a su dueño.",
  },
  noKeyFix: {
    en: "Use a keystore or an environment variable, with a key that nothing else uses.",
    es: "Use un archivo de clave o una variable de entorno, con una clave que no use nada más.",
  },
});
