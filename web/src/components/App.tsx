import type { CairnError } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import { useState } from "preact/hooks";
import type { Settings } from "../settings/Settings.ts";
import { useAddress } from "../state/useAddress.ts";
import { useDrop } from "../state/useDrop.ts";
import { useJudging } from "../state/useJudging.ts";
import { useLanguage } from "../state/useLanguage.ts";
import { useRequests } from "../state/useRequests.ts";
import { useSettings } from "../state/useSettings.ts";
import { LanguageContext } from "../state/words.ts";
import { texts } from "../texts.ts";
import { expectedOf } from "../verify/expectedOf.ts";
import type { Outcome } from "../verify/judge.ts";
import type { Source } from "../verify/source.ts";
import { AskView } from "./AskView.tsx";
import type { Asked } from "./ExpectedForm.tsx";
import { openExpected } from "./ExpectedForm.tsx";
import { FaultNote } from "./FaultNote.tsx";
import type { View } from "./Header.tsx";
import { Header } from "./Header.tsx";
import { Results } from "./Results.tsx";
import { SettingsView } from "./SettingsView.tsx";
import { VerifyView } from "./VerifyView.tsx";

const NOTHING_ASKED: Asked = { request: "", audience: "", nonce: "" };

interface AppProps {
  /** Whom the page trusts as it came. */
  readonly shipped: Settings;
  /** Why that cannot be read. */
  readonly fault: CairnError | undefined;
}

/** The whole page. */
export function App({ shipped, fault }: AppProps) {
  const [language, setLanguage] = useLanguage();
  const [view, setView] = useState<View>("verify");
  const [asked, setAsked] = useState<Asked>(NOTHING_ASKED);
  const [error, setError] = useState<CairnError | undefined>(undefined);
  const [sources, setSources] = useState<readonly Source[]>([]);
  const settings = useSettings(shipped);
  const requests = useRequests();
  const { work, run, stop } = useJudging();
  const t = texts[language];

  const onOutcome = (outcome: Outcome): void => {
    if (outcome.type !== "presentation" || outcome.verdict.verdict !== "valid") return;
    const { request, presentation } = outcome;
    if (request === undefined || presentation === undefined) return;
    const checkedAt = Math.floor(Date.now() / 1000);
    requests.answered(request.nonce, { signature: presentation.signature, checkedAt });
  };
  const check = async (read: () => Promise<readonly Source[]>, asksWeb = false): Promise<void> => {
    setError(undefined);
    setView("verify");
    try {
      const expected = expectedOf(asked, requests.kept);
      const given = await read();
      if (given.length === 0) return;
      setSources(given);
      const own = requests.kept.map(({ request }) => request);
      await run(given, { settings: settings.settings, requests: own, expected, asksWeb, onOutcome });
    } catch (refused) {
      if (!isCairnError(refused)) throw refused;
      setError(refused);
    }
  };
  const isOver = useDrop(check);
  useAddress(async (source) => await check(async () => [source]));

  return (
    <LanguageContext.Provider value={language}>
      <a class="skip" href="#content">
        {t.skip}
      </a>
      <Header view={view} onView={setView} onLanguage={setLanguage} />
      <main id="content" tabIndex={-1}>
        {fault !== undefined && (
          <div class="note-box">
            <p>{t.verdict.settingsFault}</p>
            <FaultNote error={fault} />
          </div>
        )}
        <div id="view-verify" hidden={view !== "verify"}>
          <h1>{t.verify.heading}</h1>
          {work.total === 0 ? (
            <p class="lead">{t.verify.lead}</p>
          ) : (
            <Results
              work={work}
              kept={requests.kept}
              onStop={stop}
              onAgain={async () => await check(async () => sources)}
              onAsk={() => setView("ask")}
              onSayAsked={() => openExpected(document)}
              onAskWeb={async () => await check(async () => sources, true)}
            />
          )}
          <VerifyView
            before={sources}
            hasNetwork={settings.settings.networks.length > 0}
            kept={requests.kept}
            asked={asked}
            onAsked={setAsked}
            error={error}
            onGiven={check}
            onSettings={() => setView("settings")}
          />
        </div>
        <div id="view-ask" hidden={view !== "ask"}>
          <AskView settings={settings.settings} requests={requests} />
        </div>
        <div id="view-settings" hidden={view !== "settings"}>
          <SettingsView state={settings} />
        </div>
      </main>
      <footer>
        <p>{t.footer}</p>
      </footer>
      {isOver && (
        <div class="over" aria-hidden="true">
          {t.verify.dropNow}
        </div>
      )}
    </LanguageContext.Provider>
  );
}
