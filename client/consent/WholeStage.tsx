import { createSignal, Show } from 'solid-js'
import { consentStageLabel } from '../../shared/consent/stage'
import { consentText } from '../text/consent'
import { Button } from '../ui/Button'
import { Cell } from './Cell'
import type { Consent } from './consent'
import { MarkDialog } from './MarkDialog'

/** What 県 adds once all agreed (知事の許可・届出): one for the whole, entered by the secretariat. */
export function WholeStage(props: { consent: Consent }) {
  const [isMarking, setMarking] = createSignal(false)
  return (
    <Show when={props.consent.whole}>
      {(cell) => (
        <section class="section">
          <h2>
            {consentText.whole}：{consentStageLabel[cell().stage]}
          </h2>
          <Cell cell={cell()} />
          <Show when={cell().reason}>
            <p class="small">{cell().reason}</p>
          </Show>
          <Show when={props.consent.can.manage}>
            <p>
              <Button onClick={() => setMarking(true)}>
                <span class="visually-hidden">{consentText.rowOf(consentStageLabel[cell().stage])}</span>
                {consentText.mark}
              </Button>
            </p>
          </Show>
          <Show when={isMarking()}>
            <MarkDialog
              procedureId={props.consent.id}
              today={props.consent.asOf}
              title={consentText.markWhole(consentStageLabel[cell().stage])}
              cells={[cell()]}
              stage={cell().stage}
              onClose={() => setMarking(false)}
            />
          </Show>
        </section>
      )}
    </Show>
  )
}
