import type { Verdict } from "@cairn/sdk";
import type { ComponentChildren, Ref } from "preact";
import { useWords } from "../state/words.ts";
import { terms } from "../words/terms.ts";
import type { Level } from "./Heading.tsx";
import { Heading } from "./Heading.tsx";
import { Icon } from "./Icon.tsx";

interface BannerProps {
  readonly verdict: Verdict["verdict"];
  readonly heading: string;
  readonly headingId: string;
  readonly level: Level;
  readonly focusRef?: Ref<HTMLHeadingElement> | undefined;
  /** The one main reason, and what to do next. */
  readonly children: ComponentChildren;
}

/** The verdict in words that need no knowledge of how it is found. */
export function Banner({ verdict, heading, headingId, level, focusRef, children }: BannerProps) {
  const { language } = useWords();
  return (
    <div class={`banner ${verdict}`}>
      <span class="sign">
        <Icon name={verdict} />
      </span>
      <div>
        <p class="word">{terms[language].verdicts[verdict]}</p>
        <Heading level={level} id={headingId} focusRef={focusRef}>
          {heading}
        </Heading>
        {children}
      </div>
    </div>
  );
}
