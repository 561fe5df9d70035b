import type { Client } from "@cairn/sdk";
import { sponsored } from "@cairn/sdk";
import type { Command } from "commander";
import type { Cli } from "../command.ts";
import { texts } from "../messages/text.ts";

const say = texts({
  relay: {
    en: "address of a relay that pays, such as the school's: who signs needs no ether",
    es: "dirección de un servicio que paga, como el del centro: quien firma no necesita ether",
  },
});

/** Whether a relay pays, as the option says it. */
export interface RelayOption {
  readonly relay?: string;
}

/** Adds the option to a command whose sender may have no ether. */
export function withRelayOption(cli: Cli, command: Command): Command {
  return command.option("--relay <url>", cli.say(say.relay));
}

/** The network for what is sent: by the relay where one is named. Throws `INVALID_ARGUMENT` for another address. */
export function byRelay({ client }: { readonly client: Client }, { relay }: RelayOption): Client {
  return relay === undefined ? client : sponsored(client, relay);
}
