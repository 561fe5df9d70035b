export { byDefinition } from "./byDefinition.ts";
export { byHub } from "./byHub.ts";
export { type ChainSourceOptions, chainSource } from "./chainSource.ts";
export { ISSUE_MODES, type Issuance, type IssueMode } from "./Issuance.ts";
export { type LogCache, memoryLogCache } from "./LogCache.ts";
export { leftBehind } from "./leftBehind.ts";
export { of } from "./of.ts";
export type { PublicRecord, RecordList, RecordPage, RecordsAsOf } from "./PublicRecord.ts";
export type { PageOptions } from "./page.ts";
export { cursor, type RecordCursor } from "./RecordCursor.ts";
export type {
  IssuanceList,
  IssuancePage,
  PageRequest,
  RecordProgress,
  RecordRequest,
  RecordSource,
} from "./RecordSource.ts";
export { type RecordEvent, type Watched, type WatchOptions, watch } from "./watch.ts";
