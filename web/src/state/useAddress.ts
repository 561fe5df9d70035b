import { useEffect, useRef } from "preact/hooks";
import type { Source } from "../verify/source.ts";
import { fromAddress } from "../verify/source.ts";

/**
 * Takes what the page's address carries, now and whenever it changes, and takes it out of the address: so that it is not
 * kept in the history or passed on by mistake.
 */
export function useAddress(take: (source: Source) => Promise<void>): void {
  const newest = useRef(take);
  newest.current = take;
  useEffect(() => {
    const takeFrom = async (hash: string): Promise<void> => {
      const source = await fromAddress(hash);
      if (source === undefined) return;
      history.replaceState(history.state, "", location.href.slice(0, location.href.length - hash.length));
      await newest.current(source);
    };
    const read = (): void => {
      const { hash } = location;
      takeFrom(hash).catch(reportError);
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
}
