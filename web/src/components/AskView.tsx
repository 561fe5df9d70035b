import type { CairnError, requests as requestTypes } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import { useState } from "preact/hooks";
import type { RequestForm } from "../ask/requestOf.ts";
import { emptyForm, pageOf, requestOf } from "../ask/requestOf.ts";
import type { Settings } from "../settings/Settings.ts";
import type { RequestsState } from "../state/useRequests.ts";
import { useWords } from "../state/words.ts";
import { AskForm } from "./AskForm.tsx";
import { KeptRequests } from "./KeptRequests.tsx";
import { MadeRequest } from "./MadeRequest.tsx";

interface AskViewProps {
  readonly settings: Settings;
  readonly requests: RequestsState;
}

/** Where a request is made, and those made before are found. */
export function AskView({ settings, requests }: AskViewProps) {
  const { t } = useWords();
  const [form, setForm] = useState<RequestForm>(() => emptyForm(Date.now() / 1000));
  const [network, setNetwork] = useState(0);
  const [error, setError] = useState<CairnError | undefined>(undefined);
  const [made, setMade] = useState<requestTypes.CairnRequest | undefined>(undefined);
  const [isKept, setIsKept] = useState(true);
  const page = pageOf(location.href);
  const chosen = settings.networks[network] ?? settings.networks[0];
  const make = (): void => {
    if (chosen === undefined) return;
    try {
      const now = Math.floor(Date.now() / 1000);
      const request = requestOf(form, { deployment: chosen.deployment, page, now });
      setIsKept(requests.add(request));
      setMade(request);
      setError(undefined);
    } catch (fault) {
      if (!isCairnError(fault)) throw fault;
      setError(fault);
    }
  };
  return (
    <>
      <h1>{t.ask.heading}</h1>
      <p class="lead">{t.ask.lead}</p>
      {made === undefined ? (
        <AskForm
          form={form}
          page={page}
          networks={settings.networks}
          network={network}
          error={error}
          onForm={setForm}
          onNetwork={setNetwork}
          onMake={make}
        />
      ) : (
        <MadeRequest key={made.nonce} request={made} isKept={isKept} onAnother={() => setMade(undefined)} />
      )}
      <KeptRequests
        kept={requests.kept}
        onShow={(request) => {
          setIsKept(true);
          setMade(request);
        }}
        onRemove={(nonce) => {
          requests.remove(nonce);
          if (made?.nonce === nonce) setMade(undefined);
        }}
      />
    </>
  );
}
