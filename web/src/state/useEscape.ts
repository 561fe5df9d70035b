import { useEffect, useRef } from "preact/hooks";

/** Does something when Escape is pressed, as long as there is something to end. */
export function useEscape(isActive: boolean, end: () => void): void {
  const newest = useRef(end);
  newest.current = end;
  useEffect(() => {
    if (!isActive) return;
    const press = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") newest.current();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isActive]);
}
