import type { HubId, json } from "@cairn/sdk";
import { content } from "@cairn/sdk";
import type { UnlistedHub } from "@cairn/sdk/credentials";
import { hubDidDocument, issuerRegistry, publicProfile } from "@cairn/sdk/credentials";
import type { Command } from "commander";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import type { Text } from "../../messages/text.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { startProgress } from "../../output/progress.ts";
import { visible } from "../../print/visible.ts";
import type { LeftDefinition } from "../../publishing/achievementsOf.ts";
import { achievementsOf } from "../../publishing/achievementsOf.ts";
import { changeTable } from "../../publishing/changeTable.ts";
import type { RefusedEndorsement } from "../../publishing/endorsementsIn.ts";
import { endorsementsIn } from "../../publishing/endorsementsIn.ts";
import type { Publishing } from "../../publishing/openPublishing.ts";
import { openPublishing, signingKeyAt } from "../../publishing/openPublishing.ts";
import type { PublishingOptions } from "../../publishing/options.ts";
import { withPublishingOptions } from "../../publishing/options.ts";
import { makeLists } from "../../publishing/statusLists.ts";
import { publishingTexts } from "../../publishing/texts.ts";
import { writePublished } from "../../publishing/writePublished.ts";
import { timeText } from "../../values/time.ts";
import { publishTexts as say } from "./texts.ts";

interface Options extends PublishingOptions {
  readonly endorsements?: string;
}

/** `cairn publish <folder>`. */
export function publishCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "publish <folder>",
    about: say.about,
    examples: [
      ["cairn publish public", say.example],
      ["cairn publish public --block 1200 --json", say.blockExample],
    ],
  });
  withPublishingOptions(cli, command).option("--endorsements <folder>", cli.say(say.endorsementsOption));
  return onRun<Options>(cli, command, async (context, { args: [folder = ""], options }) => {
    return await onNetwork(context, "reads", async ({ client }) => {
      const publishing = await openPublishing(context, client, options);
      const key = await signingKeyAt(context, publishing);
      const { did, hub } = publishing;
      const { signal } = context;
      const didDocument = await hubDidDocument(publishing.client, { hub: hub.id, did, signal });
      const { endorsements, refused } = await endorsementsIn(
        context,
        publishing,
        options.endorsements ?? "endorsements",
      );
      const profile = await content.fetchDocument({ store: client.content, hash: hub.profile, signal });
      const achievements = await achievementsOf(context, publishing);
      const registry = await registryOf(context, publishing);
      const { revoked, lists } = await makeLists(context, publishing, key);
      const files = await writePublished(context, folder, [
        // The keys come first: what they signed counts nowhere before.
        { file: isHost(did) ? ".well-known/did.json" : "did.json", document: didDocument },
        { file: "profile.json", document: publicProfile({ document: profile, did, endorsements }) },
        ...achievements.documents,
        ...lists,
        { file: "registry.json", document: registry.document },
      ]);
      return outcomeOf(context, publishing, {
        folder,
        files,
        left: achievements.left,
        refused,
        unlisted: registry.unlisted.find((each) => each.hub === hub.id)?.reason ?? null,
        isListed: Object.hasOwn(registry.document.registry as json.JsonObject, did),
        lists: lists.length,
        revoked,
        endorsements: endorsements.length,
      });
    });
  });
}

/** Whether a did:web is a host's, whose document has a place of its own. */
function isHost(did: string): boolean {
  return did.split(":").length === 3;
}

async function registryOf(context: Context, { client }: Publishing) {
  let progress: ReturnType<typeof startProgress> | undefined;
  const registry = await issuerRegistry(client, {
    signal: context.signal,
    onProgress: ({ done, total }) => {
      progress ??= startProgress({ what: context.say(publishingTexts.registry), total, ...context });
      progress.update(done);
    },
  });
  progress?.stop();
  return registry;
}

interface Published {
  readonly folder: string;
  readonly files: Awaited<ReturnType<typeof writePublished>>;
  readonly left: readonly LeftDefinition[];
  readonly refused: readonly RefusedEndorsement[];
  readonly unlisted: UnlistedHub["reason"] | null;
  readonly isListed: boolean;
  readonly lists: number;
  readonly revoked: number;
  readonly endorsements: number;
}

const UNLISTED: Readonly<Record<UnlistedHub["reason"], Text>> = {
  PROFILE_MISSING: say.profileMissing,
  NO_DID: say.noDid,
  KEY_NOT_AUTHORISED: say.otherDid,
  DID_TAKEN: say.didTaken,
};

function outcomeOf(context: Context, publishing: Publishing, published: Published): Outcome {
  const { hub, url, did, block, hash, time } = publishing;
  const { folder, files, left, refused, unlisted, isListed, lists, revoked, endorsements } = published;
  const count = (change: string): number => files.filter((file) => file.change === change).length;
  const notes = [
    ...left.map(({ definition, name, message }) =>
      context.say(say.definitionLeft, { definition, name, reason: message }),
    ),
    ...refused.map(({ file, message }) =>
      context.say(say.endorsementLeft, { file: visible(file), reason: visible(message) }),
    ),
    ...(isListed
      ? []
      : [
          context.say(say.unlisted, {
            reason: context.say(unlisted === null ? say.otherDid : UNLISTED[unlisted]),
          }),
        ]),
  ];
  return {
    data: {
      folder,
      hub: hub.id satisfies HubId,
      did,
      url,
      block,
      hash,
      time,
      files,
      lists,
      revoked,
      endorsements,
      left: { definitions: left, endorsements: refused },
      listed: isListed,
      unlisted,
    },
    text: [
      changeTable(context, files),
      "",
      ...notes,
      context.say(say.done, {
        hub: hub.id,
        name: hub.name,
        folder,
        block,
        time: timeText(time),
        fresh: count("new"),
        changed: count("changed"),
        renewed: count("renewed"),
        same: count("same"),
      }),
      context.say(say.serve, { url, did }),
    ].join("\n"),
  };
}
