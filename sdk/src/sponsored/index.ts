export type { Sponsor } from "../actions/Sponsor.ts";
export { type SponsoredOptions, sponsored } from "./sponsored.ts";
