export type { Achievement, AchievementDomain } from "./Achievement.ts";
export { idOf } from "./idOf.ts";
export { ACHIEVEMENT_TYPES, typedDataDomain } from "./typedData.ts";
export { validate } from "./validate.ts";
