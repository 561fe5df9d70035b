import { useEffect, useRef, useState } from "preact/hooks";
import type { Source } from "../verify/source.ts";
import { fromFile, fromText } from "../verify/source.ts";

/** Takes files, links and texts that are dropped or pasted anywhere; returns whether something hangs over the page. */
export function useDrop(take: (read: () => Promise<readonly Source[]>) => Promise<void>): boolean {
  const [isOver, setIsOver] = useState(false);
  const newest = useRef(take);
  newest.current = take;
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (isInField(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      setIsOver(false);
      if (isInField(event) || event.dataTransfer === null) return;
      event.preventDefault();
      // What is dropped can be read now only, not later.
      const sources = sourcesOf(event.dataTransfer);
      newest.current(() => sources).catch(reportError);
    };
    const paste = (event: ClipboardEvent): void => {
      if (isField(event.target) || event.clipboardData === null) return;
      const sources = sourcesOf(event.clipboardData);
      newest.current(() => sources).catch(reportError);
    };
    window.addEventListener("paste", paste);
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("paste", paste);
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return isOver;
}

async function sourcesOf(data: DataTransfer): Promise<readonly Source[]> {
  const files = [...data.files];
  const text = data.getData("text/uri-list") || data.getData("text/plain");
  if (files.length > 0) return await Promise.all(files.map(fromFile));
  return text.trim() === "" ? [] : [await fromText(text, "pasted")];
}

/** Text that is dropped into a field belongs there; files belong to the page everywhere. */
function isInField({ target, dataTransfer }: DragEvent): boolean {
  return isField(target) && dataTransfer?.types.includes("Files") !== true;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
