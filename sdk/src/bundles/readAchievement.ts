import type { Achievement } from "../achievement/Achievement.ts";
import { address, definitionId, experienceId, root, unixTime } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { joinPointer } from "../json/pointer.ts";
import { readNumber, readObject, readText, refuseOthers } from "./read.ts";

const KEYS = ["definition", "experience", "learner", "achievedAt", "expiresAt", "content"];

/** Reads an achievement of a file. */
export function readAchievement(value: JsonValue | undefined, path: string): Achievement {
  const object = readObject(value, path);
  refuseOthers(object, path, KEYS);
  const at = (key: string) => joinPointer(path, key);
  return {
    definition: readNumber(object.definition, at("definition"), definitionId),
    experience: readNumber(object.experience, at("experience"), (id) => (id === 0 ? 0 : experienceId(id))),
    learner: readText(object.learner, at("learner"), address),
    achievedAt: readNumber(object.achievedAt, at("achievedAt"), unixTime),
    expiresAt: readNumber(object.expiresAt, at("expiresAt"), unixTime),
    content: readText(object.content, at("content"), root),
  };
}
