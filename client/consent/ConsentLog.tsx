import { Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { consentStateLabel } from '../../shared/consent/cell'
import { consentStageLabel } from '../../shared/consent/stage'
import { consentText } from '../text/consent'
import { type Column, DataTable } from '../ui/DataTable'
import { EntryMark } from '../ui/EntryMark'
import type { Consent } from './consent'

type Said = Consent['log'][number]

/** Every word ever said: the table above shows the latest of each stage. */
export function ConsentLog(props: { consent: Consent }) {
  const columns: Column<Said>[] = [
    {
      header: consentText.log,
      isRowHeader: true,
      cell: (said) => (
        <>
          {said.organisationName}　{consentStageLabel[said.stage]}
        </>
      ),
    },
    {
      header: consentText.state,
      cell: (said) => (
        <>
          {consentStateLabel[said.state]}
          <Show when={said.onDay}>{(day) => <>　{wareki(day())}</>}</Show>
          <Show when={said.docNumber}>　{said.docNumber}</Show>
        </>
      ),
    },
    { header: consentText.reason, cell: (said) => said.reason },
    {
      header: consentText.by,
      cell: (said) => (
        <Show when={said.entry}>
          {(entry) => (
            <div class="stack-tight">
              <span>{entry().label}</span>
              <span class="quiet small">{wareki(dayOf(entry().at))}</span>
              <EntryMark entry={entry()} />
            </div>
          )}
        </Show>
      ),
    },
  ]
  return (
    <Show when={props.consent.log.length > 0}>
      <details class="no-print">
        <summary>{consentText.logCount(props.consent.log.length)}</summary>
        <DataTable caption={consentText.log} hideCaption columns={columns} rows={props.consent.log} />
      </details>
    </Show>
  )
}
