import { visible } from "../../print/visible.ts";
import type { Language } from "../Language.ts";
import { texts } from "../text.ts";

/** The names of the values that errors and checks carry; a name that is not here is shown as it is. */
export const detailNames = texts({
  account: { en: "account", es: "cuenta" },
  accreditor: { en: "accreditor", es: "acreditador" },
  achievedAt: { en: "achieved at", es: "logrado el" },
  actor: { en: "who acts for the learner", es: "quien actúa por el estudiante" },
  actual: { en: "found", es: "encontrado" },
  address: { en: "address", es: "dirección" },
  allowed: { en: "allowed", es: "permitido" },
  anchoredAt: { en: "anchored at", es: "anclado el" },
  attester: { en: "attester", es: "quien certifica" },
  balance: { en: "balance", es: "saldo" },
  before: { en: "before", es: "antes de" },
  block: { en: "block", es: "bloque" },
  chainId: { en: "chain id", es: "número de la red" },
  code: { en: "code", es: "código" },
  cohortRevoked: { en: "cohort revoked", es: "promoción revocada" },
  column: { en: "column", es: "columna" },
  computed: { en: "computed", es: "calculado" },
  contract: { en: "contract", es: "contrato" },
  contractError: { en: "contract error", es: "error del contrato" },
  controller: { en: "who has control", es: "quien tiene el control" },
  count: { en: "count", es: "cantidad" },
  deadline: { en: "deadline", es: "plazo" },
  definedAt: { en: "defined at", es: "definido el" },
  definition: { en: "definition", es: "definición" },
  expected: { en: "expected", es: "esperado" },
  expiresAt: { en: "expires at", es: "vence el" },
  field: { en: "field", es: "campo" },
  file: { en: "file", es: "archivo" },
  files: { en: "files", es: "archivos" },
  folder: { en: "folder", es: "carpeta" },
  from: { en: "from", es: "desde" },
  group: { en: "group", es: "grupo" },
  hash: { en: "hash", es: "huella" },
  hub: { en: "hub", es: "centro" },
  id: { en: "id", es: "identificador" },
  index: { en: "place", es: "puesto" },
  issuedAt: { en: "issued at", es: "emitido el" },
  judgedAt: { en: "judged at", es: "juzgado a fecha de" },
  key: { en: "key", es: "clave" },
  keyHash: { en: "key's hash", es: "huella de la clave" },
  keys: { en: "keys", es: "claves" },
  kind: { en: "kind", es: "tipo" },
  kindBit: { en: "kind's number", es: "número del tipo" },
  kinds: { en: "kinds", es: "tipos" },
  latest: { en: "latest", es: "lo más tarde" },
  learner: { en: "learner", es: "estudiante" },
  length: { en: "length", es: "largo" },
  limit: { en: "limit", es: "límite" },
  line: { en: "line", es: "línea" },
  maximum: { en: "maximum", es: "máximo" },
  message: { en: "message", es: "mensaje" },
  mode: { en: "mode", es: "modo" },
  movedAt: { en: "control moved at", es: "control pasado el" },
  name: { en: "name", es: "nombre" },
  needed: { en: "needed", es: "necesario" },
  nonce: { en: "nonce", es: "número de orden" },
  option: { en: "option", es: "opción" },
  owner: { en: "owner", es: "dueño" },
  part: { en: "part", es: "parte" },
  path: { en: "path", es: "ruta" },
  position: { en: "position", es: "posición" },
  reason: { en: "reason", es: "motivo" },
  record: { en: "record", es: "registro" },
  records: { en: "records", es: "registros" },
  retiredAt: { en: "retired at", es: "retirado el" },
  role: { en: "role", es: "función" },
  roles: { en: "roles", es: "funciones" },
  root: { en: "root", es: "raíz" },
  row: { en: "row", es: "fila" },
  rpc: { en: "node's address", es: "dirección del nodo" },
  since: { en: "since", es: "desde" },
  size: { en: "size", es: "tamaño" },
  stated: { en: "stated", es: "declarado" },
  successor: { en: "successor", es: "sucesor" },
  table: { en: "table", es: "tabla" },
  time: { en: "time", es: "hora" },
  timeoutMs: { en: "milliseconds waited", es: "milisegundos de espera" },
  token: { en: "token contract", es: "contrato de tokens" },
  transaction: { en: "transaction", es: "transacción" },
  trusted: { en: "trusted", es: "de confianza" },
  type: { en: "type", es: "clase" },
  until: { en: "until", es: "hasta" },
  url: { en: "address", es: "dirección" },
  value: { en: "value", es: "valor" },
  variable: { en: "variable", es: "variable" },
  version: { en: "version", es: "versión" },
});

/** Names a value that an error or a check carries. */
export function detailName(name: string, language: Language): string {
  return Object.hasOwn(detailNames, name)
    ? detailNames[name as keyof typeof detailNames][language]
    : visible(name);
}

const SHOWN_CHARACTERS = 300;

/** Writes a value on one line, without characters that hide or reorder, and shortened where it is long. */
export function detailValue(value: unknown): string {
  const text = visible(typeof value === "string" ? value : jsonOf(value));
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

function jsonOf(value: unknown): string {
  try {
    const json = JSON.stringify(value, (_key, item: unknown) =>
      typeof item === "bigint" ? `${item}` : item,
    );
    return typeof value === "bigint" ? `${value}` : (json ?? String(value));
  } catch {
    return String(value);
  }
}
