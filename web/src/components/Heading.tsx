import type { ComponentChildren, Ref } from "preact";

/** How deep a heading stands: what shows it knows, what it shows does not. */
export type Level = 2 | 3 | 4 | 5;

interface HeadingProps {
  readonly level: Level;
  readonly id?: string;
  readonly class?: string;
  /** For a heading that takes the focus when it appears. */
  readonly focusRef?: Ref<HTMLHeadingElement> | undefined;
  readonly children: ComponentChildren;
}

/** A heading of a level. */
export function Heading({ level, focusRef, children, ...others }: HeadingProps) {
  const Tag = `h${level}` as const;
  const focusable = focusRef === undefined ? {} : { ref: focusRef, tabIndex: -1 };
  return (
    <Tag {...others} {...focusable}>
      {children}
    </Tag>
  );
}
