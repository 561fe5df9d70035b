export type { Client, Trust } from "./Client.ts";
export { type ConnectOptions, connect } from "./connect.ts";
