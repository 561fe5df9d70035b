export type { Client, Trust } from "./Client.ts";
export { clientAt } from "./clientAt.ts";
export { type ConnectOptions, connect } from "./connect.ts";
